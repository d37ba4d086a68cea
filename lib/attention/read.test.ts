import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf, told, wholeChain } from "@/db/testing/programs";
import { addDays, dayOf } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import { correctSession } from "@/lib/moments/write";
import type { Program } from "@/lib/programs/schema";
import type { StopSign } from "@/lib/safety/rules";
import { agreementDraft, releaseDecision } from "@/lib/safety/schema";
import { changeAgreement, decideRelease } from "@/lib/safety/write";
import type { SessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { settleSignal } from "@/lib/signals/write";
import { readVisit } from "@/lib/visits/read";
import { visit } from "@/lib/visits/schema";
import { readInbox } from "./read";
import { readingOrder } from "./rules";
import { inbox, inboxPage, type KeptSignal, type Matter } from "./schema";
import { parkMatter } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

describe("the inbox", () => {
  const now = new Date();
  const today = dayOf(now, "Europe/Amsterdam");
  let anna: Person;
  let client: ClientPerson;
  let program: Program;
  const inboxOf = async (by: Person, page: { cursor?: string; limit?: number; parked?: "1" } = {}) =>
    inbox.parse(valueOf(await readInbox(entryOf(by), inboxPage.parse(page), now)));
  const kindsOf = async (by: Person, page: { parked?: "1" } = {}) =>
    (await inboxOf(by, page)).items.map((one) => one.kind);
  const log = async (hoursAgo: number, given: Partial<SessionLog>) => {
    const id = uuidv7();
    const at = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
    valueOf(await logSession(entryOf(client), id, logOf(program, at, given), now));
    return id;
  };
  const decide = (given: object) =>
    as(anna, (tx, viewer) => decideRelease(tx, viewer, client.id, releaseDecision.parse(given), new Date()), client);
  const park = (by: Person, { kind, about }: Pick<Matter, "kind" | "about">, parked = true) =>
    as(by, (tx, viewer) => parkMatter(tx, viewer, client.id, { kind, about, parked }, now), client);

  beforeAll(async () => {
    anna = await colleague(v.linde, "therapist", "Anna Bos");
    client = await clientOf(anna, "Greet Hoekstra");
    program = await assigned(anna, client, draftOf([itemOf("constructive-rest"), ...wholeChain()]), "2026-11-02", now);
  });

  it("tells of a session with release under the threshold, with its numbers and its place", async () => {
    valueOf(await decide({ open: true, because: "Samen geoefend." }));
    await everything`update release_decisions set decided_at = now() - interval '3 days' where client_id = ${client.id}`;
    expect((await inboxOf(anna)).items).toEqual([]);
    const id = await log(2, { choice: "relax-and-release", before: told(5, 5), after: told(4, 6) });
    const { items, open } = await inboxOf(anna);
    expect(items).toMatchObject([
      {
        client: { id: client.id, name: "Greet Hoekstra" },
        kind: "release_below_threshold",
        sessionId: id,
        on: dayOf(new Date(now.getTime() - 2 * 3_600_000), "Europe/Amsterdam"),
        since: today,
        before: 5,
        threshold: 7,
        parked: false,
      },
    ]);
    expect(open).toBe(1);
  });

  it("is of own clients only: not for a colleague, the owner without a care relation, or another practice", async () => {
    for (const other of [v.bas, v.marieke, v.ruud]) expect(JSON.stringify(await inboxOf(other))).not.toContain("Greet");
    expect(refusalOf(await readInbox({ ...entryOf(client), roles: ["therapist"] }, inboxPage.parse({}), now))).toBe(
      "role_cannot",
    );
  });

  it("asks for a review that is due until it is decided anew", async () => {
    valueOf(await decide({ open: true, because: "Tot later.", reviewOn: addDays(today, 1) }));
    expect(await kindsOf(anna)).toEqual(["release_below_threshold"]);
    valueOf(await decide({ open: true, because: "Tot nu.", reviewOn: addDays(today, -3) }));
    const { items } = await inboxOf(anna);
    // What happened in a session first, also where the other is older.
    expect(items.map(({ kind, since }) => [kind, since])).toEqual([
      ["release_below_threshold", today],
      ["review_due", addDays(today, -3)],
    ]);
    valueOf(await decide({ open: false, because: "" }));
    expect(await kindsOf(anna)).toEqual(["release_below_threshold"]);
  });

  it("is silent for as long as was agreed with this client, and the change is written down with old and new", async () => {
    const { silent, plan } = {
      silent: await clientOf(anna, "Stille Willem"),
      plan: draftOf([itemOf("grounding", { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] })]),
    };
    const asked = await assigned(anna, silent, plan, addDays(today, -20), now);
    const fourDaysAgo = instantOn(addDays(today, -4), "12:00", "Europe/Amsterdam").toISOString();
    valueOf(await logSession(entryOf(silent), uuidv7(), logOf(asked, fourDaysAgo, { before: told(4, 8) }), now));
    const ofSilent = async () => (await inboxOf(anna)).items.filter((one) => one.client.id === silent.id);
    expect((await ofSilent()).map(({ kind }) => kind)).not.toContain("silence");
    const draft = agreementDraft.parse({ words: {}, terms: { silentAfter: 4 }, because: "Samen afgesproken." });
    valueOf(await as(anna, (tx, viewer) => changeAgreement(tx, viewer, silent.id, draft, 0), silent));
    expect(await ofSilent()).toContainEqual(
      expect.objectContaining({ kind: "silence", about: addDays(today, -4), since: today }),
    );
    const [event] = await everything`select detail from audit_events where client_id = ${silent.id}
      and event = 'agreement.changed'`;
    expect(event?.detail).toMatchObject({ before: { silentAfter: 8 }, after: { silentAfter: 4 } });
    valueOf(await logSession(entryOf(silent), uuidv7(), logOf(asked, now.toISOString(), { before: told(4, 8) }), now));
    expect((await ofSilent()).map(({ kind }) => kind)).not.toContain("silence");
  });

  it("keeps something for the next visit: it stays open, asks no more here, and comes back", async () => {
    const [one] = (await inboxOf(anna)).items.filter((each) => each.kind === "release_below_threshold");
    for (const _ of [1, 2]) valueOf(await park(anna, one as Matter));
    expect(await kindsOf(anna)).not.toContain("release_below_threshold");
    expect(await kindsOf(anna, { parked: "1" })).toEqual(["release_below_threshold"]);
    const seen = valueOf(await as(anna, (tx, viewer) => readVisit(tx, viewer, client.id, {}, now), client));
    expect(visit.parse(seen).open).toMatchObject([{ kind: "release_below_threshold", parked: true }]);
    expect((await eventsOf(client.id)).filter((event) => event === "matter.parked")).toHaveLength(1);
    const [row] = await everything`select parked_by from parked_matters where client_id = ${client.id}`;
    expect(row?.parked_by).toBe(anna.memberId);
    for (const _ of [1, 2]) valueOf(await park(anna, one as Matter, false));
    expect(await kindsOf(anna)).toContain("release_below_threshold");
    expect((await eventsOf(client.id)).filter((event) => event === "matter.taken_back")).toHaveLength(1);
  });

  it("keeps for a visit only what asks now, of an own client", async () => {
    const [one] = (await inboxOf(anna)).items.filter((each) => each.kind === "release_below_threshold");
    expect(refusalOf(await park(anna, { kind: "review_due", about: today }))).toBe("not_asking");
    expect(refusalOf(await park(anna, { kind: "safety_fell", about: one?.about as string }))).toBe("not_asking");
    for (const stranger of [v.bas, v.ruud, v.sanne])
      expect(refusalOf(await park(stranger, one as Matter))).toBe("not_found");
    await expect(park(client, one as Matter)).rejects.toThrow();
    expect(await everything`select 1 from parked_matters where client_id = ${client.id}`).toHaveLength(0);
  });

  it("shows a client nothing of what is kept for a visit", async () => {
    const [one] = (await inboxOf(anna)).items.filter((each) => each.kind === "release_below_threshold");
    valueOf(await park(anna, one as Matter));
    const seen = await as(
      client,
      async (tx) => ({ ok: true, value: await tx.execute("select 1 from parked_matters") }) as const,
    );
    expect(valueOf(seen)).toHaveLength(0);
    valueOf(await park(anna, one as Matter, false));
  });

  it("tells by which signs somebody stopped, as far as they were ticked", async () => {
    const stopped = async (signs: StopSign[]) => {
      const id = await log(4, { after: null, stop: { why: "too-much-body", signs } });
      return (await inboxOf(anna)).items.find((one) => one.kind === "stopped_by_sign" && one.sessionId === id);
    };
    expect(await stopped(["pain", "dizzy"])).toMatchObject({ signs: ["pain", "dizzy"] });
    const unticked = await stopped([]);
    expect(unticked).toMatchObject({ signs: [] });
    const [row] = await everything`select attention -> 'signals' as signals from client_summaries
      where client_id = ${client.id}`;
    const kept = ((row?.signals ?? []) as KeptSignal[]).filter(({ kind }) => kind === "stopped_by_sign");
    expect(kept.map((one) => "signs" in one)).toEqual([true, false]);
  });

  it("pages through, what happened in a session before the rest, of one kind the oldest first, and each once", async () => {
    await log(3, { choice: "relax-only", before: told(9, 7), after: told(4, 1) });
    const all = (await inboxOf(anna)).items;
    expect(all.length).toBeGreaterThan(4);
    const kinds = all.map(({ kind }) => readingOrder.indexOf(kind));
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    expect(new Set(kinds).size).toBeGreaterThan(2);
    const ages = all.filter(({ kind }) => kind === "no_program").map(({ since }) => since ?? "none");
    expect(ages).toEqual([...ages].sort((a, b) => (a < b ? -1 : 1)));
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await inboxOf(anna, { limit: 2, ...(cursor && { cursor }) });
      expect(page.open).toBe(all.length);
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all);
  });

  it("follows what the client puts right", async () => {
    const one = async () => (await inboxOf(anna)).items.find((each) => each.kind === "release_below_threshold");
    const told = await one();
    const righted = { id: uuidv7(), before: { tension: 5, safety: 6, areas: [] } };
    valueOf(await as(client, (tx, viewer) => correctSession(tx, viewer, told?.sessionId as string, righted, now)));
    expect(await one()).toEqual({ ...told, before: 6 });
  });

  it("loses what is settled", async () => {
    const { items } = await inboxOf(anna);
    const [one] = items.filter((each) => each.kind === "release_below_threshold");
    const count = async () =>
      (await everything`select open_signals from client_summaries where client_id = ${client.id}`)[0]?.open_signals;
    const before = await count();
    valueOf(await as(anna, (tx, viewer) => settleSignal(tx, viewer, one?.about as string, {}, now)));
    expect((await inboxOf(anna)).items.map(({ about }) => about)).not.toContain(one?.about);
    expect(await count()).toBe(before - 1);
  });
});
