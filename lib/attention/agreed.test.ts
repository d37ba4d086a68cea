import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { agreeOn } from "@/db/testing/verdicts";
import { addDays, dayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { logSession } from "@/lib/sessions/write";
import { settleSignal } from "@/lib/signals/write";
import { answerVerdict } from "@/lib/verdicts/write";
import { readInbox } from "./read";
import { inboxPage, type Matter } from "./schema";
import { parkMatter } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let anna: Person;
let client: ClientPerson;
const now = new Date();
const today = dayOf(now, "Europe/Amsterdam");
const then = new Date(now.getTime() - 30 * 86_400_000);

beforeAll(async () => {
  v = await village();
  anna = await colleague(v.linde, "therapist", "Anna Bos");
  client = await clientOf(anna, "Greet Hoekstra");
  await assigned(anna, client, draftOf([itemOf("constructive-rest")]), "2026-01-05", now);
});

const kinds = async (at = now) =>
  valueOf(await readInbox(entryOf(anna), inboxPage.parse({}), at)).items.map((one) => one.kind);
const agreed = (lookOn: string, id: string, given: object = {}) =>
  agreeOn(
    anna,
    client,
    {
      baselineFrom: addDays(today, -60),
      baselineUntil: addDays(today, -45),
      secondFrom: addDays(today, -29),
      lookOn,
      ...given,
    },
    then,
    id,
  );

describe("what was agreed to be looked at", () => {
  it("asks from its day on for four weeks, once it is agreed and unless it is withdrawn", async () => {
    const id = uuidv7();
    valueOf(await agreed(today, id));
    expect(await kinds()).toEqual(["look_due"]);
    const noon = (days: number) => instantOn(addDays(today, days), "12:00", "Europe/Amsterdam");
    expect(await kinds(noon(-1))).toEqual([]);
    expect(await kinds(noon(27))).toEqual(["look_due"]);
    expect(await kinds(noon(28))).toEqual([]);
  });

  it("asks nothing of what nobody said yes to, or was withdrawn", async () => {
    const other = await clientOf(anna, "Iris Zomer");
    await assigned(anna, other, draftOf([itemOf("constructive-rest")]), "2026-01-05", now);
    const id = uuidv7();
    const proposal = {
      baselineFrom: addDays(today, -60),
      baselineUntil: addDays(today, -45),
      secondFrom: addDays(today, -29),
      lookOn: today,
      together: false,
    };
    valueOf(await agreeOn(anna, other, proposal, then, id));
    const ofOther = async () =>
      valueOf(await readInbox(entryOf(anna), inboxPage.parse({}), now)).items.filter(
        (one) => one.client.id === other.id,
      );
    expect(await ofOther()).toEqual([]);
    const second = uuidv7();
    valueOf(await agreeOn(anna, other, { ...proposal, together: true, replaces: id }, then, second));
    expect(await ofOther()).toHaveLength(1);
    valueOf(await as(anna, (tx, viewer) => answerVerdict(tx, viewer, other.id, second, "withdrawn", then), other));
    expect(await ofOther()).toEqual([]);
  });
});

describe("somebody of whom very much is open", () => {
  it("is told of what lets release rest and of what came last; what was kept for a visit goes when it is settled", async () => {
    const busy = await colleague(v.linde, "therapist", "Bo Druk");
    const many = await clientOf(busy, "Veel Signalen");
    const asked = await assigned(busy, many, draftOf([itemOf("constructive-rest")]), "2026-01-05", now);
    const session = uuidv7();
    valueOf(await logSession(entryOf(many), session, logOf(asked, now.toISOString()), now));
    const raise = (kind: string, ago: string, count: number, pauses = false) => everything`
      insert into signals (practice_id, id, client_id, session_id, kind, raised_at, pauses)
      select practice_id, gen_random_uuid(), ${many.id}, ${session}, ${kind}, now() - ${ago}::interval, ${pauses}
      from clients, generate_series(1, ${count}) where id = ${many.id}`;
    await raise("safety_fell", "90 days", 1, true);
    await raise("tension_high", "30 days", 120);
    await raise("stopped_by_sign", "1 minute", 1);
    const { items } = valueOf(await readInbox(entryOf(busy), inboxPage.parse({ limit: 200 }), now));
    expect(items).toHaveLength(100);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(["safety_fell", "tension_high", "stopped_by_sign"]));
    const { kind, about } = items.find((one) => one.kind === "stopped_by_sign") as Matter;
    const parking = { kind, about, parked: true };
    valueOf(await as(busy, (tx, viewer) => parkMatter(tx, viewer, many.id, parking, now), many));
    const kept = async () =>
      (await everything`select attention -> 'parked' as parked from client_summaries where client_id = ${many.id}`)[0];
    expect(await kept()).toEqual({ parked: [[kind, about]] });
    valueOf(await as(busy, (tx, viewer) => settleSignal(tx, viewer, about, {}, now)));
    expect((await kept())?.parked ?? null).toBeNull();
  });
});
