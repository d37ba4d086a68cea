import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, logOf, told, wholeChain } from "@/db/testing/programs";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";
import { settleSignal } from "@/lib/signals/write";
import { readToday } from "@/lib/today/read";
import { readAgreement, readContact } from "./read";
import { defaultTerms } from "./rules";
import { type AgreementDraft, agreementDraft, contactChange, releaseDecision } from "./schema";
import { changeAgreement, changeContact, decideRelease } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
});

const change = (by: Person, draft: object, match: number) =>
  as(by, (tx, viewer) => changeAgreement(tx, viewer, client.id, agreementDraft.parse(draft), match), client);
const agreement = async (of: Person = v.nienke) =>
  valueOf(await as(of, async (tx, viewer) => accepted(await readAgreement(tx, viewer, client.id)), client));
const words = (fine: string): AgreementDraft["words"] => ({
  fine,
  slowDown: "",
  helpsBack: "Mijn hond.",
  mayBeTold: "",
});

describe("the safety agreement", () => {
  beforeAll(async () => {
    client = await clientOf(v.nienke, "Agnes Prins");
  });

  it("before anybody wrote one: no words, and what is proposed", async () => {
    expect(await agreement()).toMatchObject({ version: 0, terms: defaultTerms, madeBy: null, words: { fine: "" } });
  });

  it("is written by both, version by version; the client's words leave the therapist's terms as they were", async () => {
    const terms = { relaxOnlyBelow: 5, fall: 2, dayBetween: false };
    expect(
      valueOf(await change(v.nienke, { words: words("Warme handen."), terms, because: "Rustig beginnen." }, 0)),
    ).toMatchObject({
      version: 1,
      terms: { ...defaultTerms, ...terms },
      madeBy: v.nienke.name,
    });
    expect(valueOf(await change(client, { words: words("Ik adem rustig.") }, 1))).toMatchObject({
      version: 2,
      words: { fine: "Ik adem rustig.", helpsBack: "Mijn hond." },
      terms: { ...defaultTerms, ...terms },
      madeBy: client.name,
    });
    expect(await everything`select version from safety_agreements where client_id = ${client.id} order by 1`).toEqual([
      { version: 1 },
      { version: 2 },
    ]);
  });

  it("the same again is known; somebody else's version in between is told", async () => {
    expect(valueOf(await change(client, { words: words("Ik adem rustig.") }, 1)).version).toBe(2);
    const late = await change(v.marieke, { words: words("Iets anders.") }, 1);
    expect(late).toMatchObject({
      ok: false,
      refusal: "stale",
      current: { version: 2, words: { fine: "Ik adem rustig." } },
    });
  });

  it("two who write at once: one version is kept, the other is told", async () => {
    const both = await Promise.all([
      change(v.nienke, { words: words("Van Nienke.") }, 2),
      change(client, { words: words("Van Agnes.") }, 2),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok).map(refusalOf)).toEqual(["stale"]);
  });

  it("terms are the therapist's: refused of a client, by the house and by the tables", async () => {
    const terms = { fall: 10 };
    expect(refusalOf(await change(client, { words: words(""), terms }, 3))).toBe("role_cannot");
    const beside = as(
      client,
      async (tx, viewer) =>
        accepted(
          await tx.execute(sql`insert into safety_agreements (practice_id, client_id, version, words, terms, made_by)
            values (${viewer.practiceId}, ${client.id}, 9, '{}', '{"fall": 10}', ${viewer.memberId})`),
        ),
      client,
    );
    await expect(beside).rejects.toThrow("42501");
  });

  it("other terms than before need their reason, which is kept; the same ones need none", async () => {
    const { terms, version } = await agreement();
    const other = { ...terms, fall: 4, statementDays: 3 };
    const refusal = await change(v.nienke, { words: words("Ik adem rustig."), terms: other }, version);
    expect(refusal).toMatchObject({ refusal: "reason_missing", faults: [{ path: "because" }] });
    expect((await agreement()).version).toBe(version);
    const kept = await everything`select version, because from safety_agreements where client_id = ${client.id}
      order by version`;
    expect(kept[0]).toMatchObject({ version: 1, because: expect.stringMatching(/^\u00011\./) as string });
    expect(kept.slice(1).every(({ because }) => because === null)).toBe(true);
  });

  it("is written down: terms with old and new, of the words only that they changed", async () => {
    const rows = await everything<{ detail: Record<string, unknown>; actor_id: string }[]>`
      select detail, actor_id from audit_events where event = 'agreement.changed' and client_id = ${client.id} order by at, id`;
    expect(rows[0]).toMatchObject({
      actor_id: v.nienke.memberId,
      detail: { version: 1, words: "changed", before: { fall: 3 }, after: { fall: 2 } },
    });
    expect(rows[1]?.detail).toEqual({ version: 2, words: "changed" });
    expect(JSON.stringify(rows)).not.toMatch(/hond|adem|handen/);
  });

  it("is not for a colleague, another practice or another client", async () => {
    for (const stranger of [v.bas, v.ruud, v.johan, v.kees])
      expect(refusalOf(await change(stranger, { words: words("x") }, 3))).toBe("not_found");
    const seen = await as(
      v.kees,
      async (tx) => accepted(await tx.execute(sql`select 1 from safety_agreements`)),
      v.kees,
    );
    expect(valueOf(seen)).toHaveLength(0);
  });
});

describe("whom to call", () => {
  const contact = async (of: Person) =>
    valueOf(await as(of, async (tx, viewer) => accepted(await readContact(tx, viewer))));

  it("is the country's until the owner fills in the practice's own; a client sees it, another practice does not", async () => {
    expect((await contact(v.kees)).numbers.map(({ number }) => number)).toEqual(["112", null, "113"]);
    const own = contactChange.parse({
      phone: "030 123 45 67",
      hours: { nl: "Werkdagen 9–17 uur", en: "Weekdays 9–5" },
    });
    const asOwner = (match: number) => as(v.marieke, (tx, viewer) => changeContact(tx, viewer, own, match, new Date()));
    expect(valueOf(await asOwner(0))).toMatchObject({ revision: 1, phone: "030 123 45 67" });
    expect(valueOf(await asOwner(0)).revision).toBe(1);
    expect(await contact(v.kees)).toMatchObject({ phone: "030 123 45 67", hours: { en: "Weekdays 9–5" } });
    expect((await contact(v.willem)).phone).toBeNull();
    const other = await as(v.marieke, (tx, viewer) => changeContact(tx, viewer, { phone: null }, 0, new Date()));
    expect(refusalOf(other)).toBe("stale");
  });

  it("is the owner's to change", async () => {
    const tried = as(v.nienke, (tx, viewer) => changeContact(tx, viewer, { phone: "1" }, 1, new Date()));
    expect(refusalOf(await tried)).toBe("stale");
    expect((await contact(v.nienke)).phone).toBe("030 123 45 67");
  });
});

describe("release as the client's day tells it", () => {
  let program: Program;
  const noon = new Date("2026-11-18T12:00:00Z");
  const today = async (now = noon) =>
    valueOf(await as(client, async (tx, viewer) => accepted(await readToday(tx, viewer, client.id, now)), client));
  const open = (more: object = {}) =>
    as(
      v.nienke,
      (tx, viewer) =>
        decideRelease(
          tx,
          viewer,
          client.id,
          releaseDecision.parse({ open: true, because: "Samen geoefend.", ...more }),
          new Date(),
        ),
      client,
    );
  const release = async (startedAt: string, more: object = {}) => {
    const id = uuidv7();
    const log = logOf(program, startedAt, {
      choice: "relax-and-release",
      before: told(5, 8),
      after: told(4, 8),
      ...more,
    });
    valueOf(await logSession(entryOf(client), id, log, new Date("2026-11-30T12:00:00Z")));
    return id;
  };

  beforeAll(async () => {
    client = await clientOf(v.nienke, "Roos Timmer");
    program = await assigned(v.nienke, client, draftOf(wholeChain()), "2026-11-02", noon);
  });

  it("not opened: no statement; whom to call and the agreement are there all the same", async () => {
    const day = await today();
    expect(day.safety).toMatchObject({
      release: "closed",
      reason: "not_opened",
      maxMinutes: null,
      statement: null,
      agreement: { version: 0, terms: defaultTerms },
      standing: { open: false, because: "notOpened" },
    });
    expect(day.safety.contact?.numbers).toHaveLength(3);
    expect(day.echo).toBeNull();
  });

  it("opened: how much is left, five minutes in the first sessions, and a statement for a week", async () => {
    valueOf(await open({ maxMinutes: 10, maxPerWeek: 2 }));
    const { safety } = await today();
    expect(safety).toMatchObject({ release: "open", reason: null, because: null, maxMinutes: 5 });
    expect(safety.standing).toMatchObject({ open: true, weekLeft: 2, nextDay: null });
    expect(safety.statement?.expiresAt).toBe("2026-11-25T12:00:00.000Z");
  });

  it("a day between, a full week, and the echo that is asked the day after for two days", async () => {
    const first = await release("2026-11-16T19:00:00Z");
    expect((await today(new Date("2026-11-17T12:00:00Z"))).safety).toMatchObject({
      release: "closed",
      reason: "day_between",
      standing: { nextDay: "2026-11-18" },
      statement: null,
    });
    expect((await today()).safety).toMatchObject({ release: "open", standing: { weekLeft: 1 } });
    const asked = async (day: string) => (await today(new Date(`${day}T12:00:00Z`))).echo;
    expect(await asked("2026-11-16")).toBeNull();
    expect(await asked("2026-11-17")).toEqual({ sessionId: first, practisedOn: "2026-11-16" });
    expect(await asked("2026-11-18")).toEqual({ sessionId: first, practisedOn: "2026-11-16" });
    expect(await asked("2026-11-19")).toBeNull();
    await release("2026-11-18T19:00:00Z");
    expect((await today(new Date("2026-11-20T12:00:00Z"))).safety).toMatchObject({
      reason: "weekly_cap",
      standing: { weekLeft: 0, nextDay: "2026-11-23" },
    });
  });

  it("rests after a stop for being away; seeing the signal opens nothing, opening again with a reason does", async () => {
    const later = new Date("2026-11-26T12:00:00Z");
    await release("2026-11-23T19:00:00Z", { stop: { why: "away", signs: ["far-away"] } });
    const rests = (await today(later)).safety;
    expect(rests).toMatchObject({ release: "closed", reason: "paused", statement: null });
    expect(rests.standing?.pause).toMatchObject({ kind: "stopped_by_sign", since: expect.stringMatching(/Z$/) });
    const [signal] = await everything<
      { id: string }[]
    >`select id from signals where client_id = ${client.id} and pauses`;
    valueOf(await as(v.nienke, (tx, viewer) => settleSignal(tx, viewer, signal?.id as string, {}, new Date())));
    expect((await today(later)).safety.reason).toBe("paused");
    valueOf(await open({ maxPerWeek: 3 }));
    expect((await today(later)).safety.reason).toBeNull();
    const [written] = await everything`select detail from audit_events where client_id = ${client.id}
      and event = 'release.opened' order by at desc, id desc limit 1`;
    expect(written?.detail).toMatchObject({ rested: { kind: "stopped_by_sign" } });
  });
});
