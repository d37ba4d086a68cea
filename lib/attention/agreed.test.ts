import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf } from "@/db/testing/programs";
import { agreeOn } from "@/db/testing/verdicts";
import { addDays, dayOf } from "@/lib/calendar";
import { answerVerdict } from "@/lib/verdicts/write";
import { readInbox } from "./read";
import { inboxPage } from "./schema";

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
    expect(await kinds(new Date(now.getTime() - 86_400_000))).toEqual([]);
    expect(await kinds(new Date(now.getTime() + 27 * 86_400_000))).toEqual(["look_due"]);
    expect(await kinds(new Date(now.getTime() + 28 * 86_400_000))).toEqual([]);
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
