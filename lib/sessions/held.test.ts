import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { connection } from "@/db/connection";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told } from "@/db/testing/programs";
import { addDays, mondayOf } from "@/lib/calendar";
import type { Program } from "@/lib/programs/schema";
import { releaseStatement } from "@/lib/safety/read";
import { defaultTerms } from "@/lib/safety/rules";
import { agreementTerms, releaseDecision } from "@/lib/safety/schema";
import { changeAgreement, decideRelease } from "@/lib/safety/write";
import { claimsOf, type Held, isPassed } from "./rules";
import { sessionLog } from "./schema";
import { logSession } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const chain = ["grounding", "wall-sit", "butterfly-tremor", "integration"] as const;
const now = new Date();
// Sessions lie after what was agreed, which is agreed now: a day ahead is what a wrong clock may be.
const startedAt = new Date(now.getTime() + 3_600_000).toISOString();
const day = startedAt.slice(0, 10);

async function practising(name: string) {
  const client = await clientOf(v.nienke, name);
  const program = await assigned(v.nienke, client, draftOf(chain.map((key) => itemOf(key))), "2026-01-05", now);
  return { client, program };
}
const open = (client: ClientPerson, decision: object, by: Person = v.nienke) =>
  as(by, (tx, who) => decideRelease(tx, who, client.id, releaseDecision.parse(decision), new Date()), client);
const signalsOf = async (id: string) =>
  (await everything`select kind, pauses from signals where session_id = ${id} order by kind`).map((row) => row.kind);

/** A session of another day, as it would lie in the table. */
const lie = (client: ClientPerson, program: Program, on: string) => everything`
  insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
    practised_on, choice, rated_before, rated_after, content_hash, released_seconds)
  values (${client.practice.id}, ${client.id}, ${uuidv7()}, ${program.id}, 1, ${`${on}T00:00:01Z`}, ${`${on}T00:10:00Z`},
    'UTC', ${on}, 'relax-and-release', false, false, '\\x00', 60)`;

describe("what the statement finds passed is what the rule says", () => {
  const rating = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant(null));
  const cases = fc.record({
    terms: fc.record({
      relaxOnlyBelow: fc.constant(4),
      highTension: fc.integer({ min: 5, max: 10 }),
      safetyForHighTension: fc.integer({ min: 5, max: 10 }),
      fall: fc.integer({ min: 1, max: 5 }),
      dayBetween: fc.boolean(),
      firstMinutes: fc.integer({ min: 1, max: 8 }),
      firstSessions: fc.integer({ min: 0, max: 4 }),
      mostMinutes: fc.integer({ min: 3, max: 12 }),
    }),
    written: fc.boolean(),
    decision: fc.option(
      fc.record({
        open: fc.boolean(),
        maxMinutes: fc.option(fc.integer({ min: 1, max: 12 })),
        maxPerWeek: fc.option(fc.integer({ min: 1, max: 3 })),
      }),
    ),
    before: fc.tuple(rating, rating),
    after: fc.tuple(rating, rating),
    minutes: fc.integer({ min: 0, max: 14 }),
    others: fc.array(fc.integer({ min: -9, max: 6 }), { maxLength: 4 }),
    knew: fc.boolean(),
  });

  const usual: typeof cases extends fc.Arbitrary<infer One> ? One : never = {
    terms: { ...defaultTerms, relaxOnlyBelow: 4, firstMinutes: 2, firstSessions: 3, mostMinutes: 12 },
    written: true,
    decision: { open: true, maxMinutes: null, maxPerWeek: null },
    before: [5, 8],
    after: [5, 5],
    minutes: 1,
    others: [],
    knew: false,
  };

  it("for whatever was agreed, and whatever happened", { timeout: 60_000 }, async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { client, program } = await practising(`Cliënt ${++n}`);
        if (one.written)
          valueOf(
            await as(
              v.nienke,
              (tx, who) =>
                changeAgreement(
                  tx,
                  who,
                  client.id,
                  {
                    words: { fine: "", slowDown: "", helpsBack: "", mayBeTold: "" },
                    terms: agreementTerms.parse(one.terms),
                    because: "Samen afgesproken.",
                  },
                  0,
                ),
              client,
            ),
          );
        if (one.decision) valueOf(await open(client, { ...one.decision, because: "Zo." }));
        const days = one.others.map((shift) => addDays(day, shift));
        for (const on of days) await lie(client, program, on);
        const log = sessionLog.parse(
          logOf(program, startedAt, {
            choice: "relax-and-release",
            timeZone: "UTC",
            before: told(...one.before),
            after: told(...one.after),
            entries: program.items.map((item) => ({
              programItemId: item.id,
              outcome: "done",
              seconds: one.minutes * 60 + 20,
              repetitions: null,
            })),
            ...(one.knew && {
              statement: releaseStatement({ practiceId: client.practice.id, clientId: client.id }, now).token,
            }),
          }),
        );
        const id = uuidv7();
        valueOf(await logSession(entryOf(client), id, log, now));

        const monday = mondayOf(day);
        const held: Held = {
          open: one.decision?.open ?? false,
          maxMinutes: one.decision?.maxMinutes ?? null,
          maxPerWeek: one.decision?.maxPerWeek ?? null,
          terms: { ...defaultTerms, ...(one.written && one.terms) },
          earlier: days.filter((on) => `${on}T00:00:01Z` < startedAt).length,
          inWeek: days.filter((on) => on >= monday && on < addDays(monday, 7)).length,
          beside: days.filter((on) => on >= addDays(day, -1) && on <= addDays(day, 1)).length,
        };
        const groups = program.items.map(() => ({ phase: "discharge", outcome: "done" }) as const);
        const expected = claimsOf({
          ...log,
          entries: groups,
          threshold: 7,
          seconds: one.minutes * 60 + 20,
          knewItOpen: one.knew,
        })
          .filter((claim) => isPassed(claim, held))
          .map(({ kind }) => kind);
        expect(await signalsOf(id)).toEqual(expected.sort());
      }),
      // The edges that chance may miss: a fall of exactly what was agreed, and the first session after the first ones.
      { numRuns: 40, examples: [[usual], [{ ...usual, others: [-9, -7, -5], minutes: 6 }]] },
    );
  });
});

describe("what a phone knew of the opening", () => {
  it("is its own client's, until its end; a word that nobody here signed is worth nothing", async () => {
    const { client, program } = await practising("Truus Vos");
    const statementAt = (at: Date, of = client) =>
      releaseStatement({ practiceId: of.practice.id, clientId: of.id }, at).token;
    const kinds = async (statement: string) => {
      const id = uuidv7();
      const log = logOf(program, startedAt, { choice: "relax-and-release", statement });
      valueOf(await logSession(entryOf(client), id, sessionLog.parse(log), now));
      return (await signalsOf(id)).filter((kind) => /earlier|closed/.test(kind));
    };
    const known = statementAt(now);
    expect(await kinds(known)).toEqual(["release_on_earlier_word"]);
    const [text = "", mark = ""] = known.split(".");
    const forged = Buffer.from(text, "base64url")
      .toString()
      .replace(/"until":"\d+/, '"until":"2099');
    for (const worthless of [
      statementAt(new Date(now.getTime() - 8 * 86_400_000)),
      statementAt(new Date(now.getTime() + 7_200_000)),
      statementAt(now, v.kees),
      `${Buffer.from(forged).toString("base64url")}.${mark}`,
      `${text}.`,
      "x",
      "",
    ])
      expect([worthless, await kinds(worthless)]).toEqual([worthless, ["release_while_closed"]]);
  });

  it("while release rests it is closed, for who knew and for who did not", async () => {
    const { client, program } = await practising("Wim Bos");
    valueOf(await open(client, { open: true, because: "Samen geoefend." }));
    const log = (at: string, more: object = {}) =>
      sessionLog.parse(logOf(program, at, { choice: "relax-and-release", ...more }));
    const first = uuidv7();
    const away = { stop: { why: "away", signs: ["unreal"] } };
    valueOf(await logSession(entryOf(client), first, log(startedAt, away), now));
    expect(await signalsOf(first)).toEqual(["stopped_by_sign"]);
    const later = uuidv7();
    valueOf(await logSession(entryOf(client), later, log(new Date(now.getTime() + 7_200_000).toISOString()), now));
    expect(await signalsOf(later)).toContain("release_while_closed");
    valueOf(await open(client, { open: true, because: "Samen besproken." }));
    const again = uuidv7();
    valueOf(await logSession(entryOf(client), again, log(new Date(now.getTime() + 10_800_000).toISOString()), now));
    expect(await signalsOf(again)).not.toContain("release_while_closed");
  });
});

describe("the statements that store a session", () => {
  it("are planned once, and not anew for each session", async () => {
    const { client, program } = await practising("Bep Smit");
    const quiet = await assigned(v.nienke, v.kees, draftOf([itemOf("constructive-rest")]), "2026-01-05", now);
    for (let n = 0; n < 12; n++) {
      valueOf(await logSession(entryOf(client), uuidv7(), logOf(program, startedAt), now));
      valueOf(await logSession(entryOf(v.kees), uuidv7(), logOf(quiet, startedAt), now));
    }
    const plans = await connection().pool<{ anew: number; once: number }[]>`
      select custom_plans::int as anew, generic_plans::int as once from pg_prepared_statements
      where statement like '%insert into sessions%'`;
    expect(plans.length).toBeGreaterThan(1);
    // PostgreSQL tries five times before it keeps a plan.
    for (const { anew } of plans) expect(anew).toBeLessThanOrEqual(5);
  });
});
