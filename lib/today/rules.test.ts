import { describe, expect, test } from "vitest";
import { libraryExercises } from "@/lib/exercises/library";
import type { ProgramDraft } from "@/lib/programs/schema";
import { defaultTerms } from "@/lib/safety/rules";
import type { ReleaseFacts } from "@/lib/safety/schema";
import type { SessionLog } from "@/lib/sessions/schema";
import { asAgreed, dayWithoutConnection, echoWithoutConnection, newsOf } from "./rules";
import type { Today, TodayItem } from "./schema";

// Sunday 22 November 2026 is the day that was kept; Monday is the day after.
const sunday = new Date("2026-11-22T12:00:00Z");
const monday = new Date("2026-11-23T12:00:00Z");
const facts: ReleaseFacts = {
  opened: true,
  maxMinutes: 5,
  maxPerWeek: 3,
  reviewOn: null,
  pause: null,
  releasedOn: [],
  sessions: 6,
};
const chain = ["grounding", "wall-sit", "butterfly-tremor", "integration"];

function item(key: string, amount: number | null, given: Partial<TodayItem> = {}): TodayItem {
  const found = libraryExercises.find((one) => one.key === key);
  if (!found) throw new Error(key);
  const { keywords: _, ...content } = found;
  const exercise = { ...content, source: "library" as const, version: 1, putAway: false };
  const dose = { kind: found.dose.kind, amount };
  return { id: `item ${key}`, exercise, dose, timesPerDay: 1, days: null, doneToday: 0, remark: null, ...given };
}

const day = (items: TodayItem[], given: Partial<Today["safety"]>): Today => ({
  date: "2026-11-22",
  timeZone: "Europe/Amsterdam",
  program: { id: "program", version: 3, title: "Zachter zitten", note: null },
  programIsNew: false,
  sessionsToday: 0,
  items,
  safety: { threshold: 7, release: "open", because: null, reason: null, maxMinutes: null, ...given },
});

const quiet = () => [item("constructive-rest", 600), item("side-lying-support", 300)];
const words = { fine: "", slowDown: "", helpsBack: "", mayBeTold: "" };
const safety = (given: Partial<Today["safety"]> = {}): Partial<Today["safety"]> => ({
  facts,
  agreement: { version: 1, words, terms: defaultTerms },
  statement: { token: "t", expiresAt: "2026-11-29T12:00:00Z" },
  ...given,
});
const whole = () => [...quiet(), ...chain.map((key) => item(key, key === "integration" ? null : 60))];
const log = (given: Partial<SessionLog> = {}): SessionLog => ({
  programId: "program",
  programVersion: 3,
  startedAt: sunday.toISOString(),
  endedAt: sunday.toISOString(),
  timeZone: "Europe/Amsterdam",
  choice: "relax-and-release",
  before: { tension: 4, safety: 9, areas: [] },
  after: { tension: 3, safety: 9, areas: [] },
  entries: [],
  note: null,
  ...given,
});
const did = (...keys: string[]) =>
  keys.map((key) => ({ programItemId: `item ${key}`, outcome: "done" as const, seconds: 60, repetitions: null }));
const released = () => log({ entries: did(...chain) });
const shown = (today: Today) => today.items.map(({ exercise }) => exercise.key);

describe("a day without a connection", () => {
  test("asks what the weekday asks, and begins again with nothing done", () => {
    const items = [
      item("constructive-rest", 600, { days: ["sun"], doneToday: 1 }),
      item("side-lying-support", 300, { days: ["mon"] }),
    ];
    const kept = { ...day(items, safety()), sessionsToday: 1 };
    expect(shown(dayWithoutConnection(kept, [], sunday))).toEqual(["constructive-rest"]);
    expect(dayWithoutConnection(kept, [], sunday)).toMatchObject({ date: "2026-11-22", sessionsToday: 1 });
    const next = dayWithoutConnection(kept, [], monday);
    expect(next).toMatchObject({ date: "2026-11-23", sessionsToday: 0 });
    expect(next.items).toMatchObject([{ exercise: { key: "side-lying-support" }, doneToday: 0 }]);
  });

  test("that asks nothing lists what relaxes, and never what releases", () => {
    const items = [item("constructive-rest", 600, { days: ["sun"] }), item("butterfly-tremor", 60, { days: ["sun"] })];
    expect(shown(dayWithoutConnection(day(items, safety()), [], monday))).toEqual(["constructive-rest"]);
  });

  test("counts what waits on the phone, on the day on which it was done", () => {
    const kept = day(quiet(), safety());
    const waiting = [log({ entries: did("constructive-rest") }), log({ programId: "another" })];
    const today = dayWithoutConnection(kept, waiting, sunday);
    expect(today.sessionsToday).toBe(1);
    expect(today.items.map(({ doneToday }) => doneToday)).toEqual([1, 0]);
    expect(dayWithoutConnection(kept, waiting, monday).sessionsToday).toBe(0);
  });

  test("knows what the latest session of this day was, here or as the practice told it", () => {
    const morning = { choice: "relax-and-release", startedAt: "2026-11-22T07:00:00Z" } as const;
    const kept = { ...day(whole(), safety()), latestToday: morning };
    const relaxing = log({ choice: "relax-only" });
    const later = log({ startedAt: "2026-11-22T15:00:00Z" });
    const last = (waiting: SessionLog[], now = sunday, told: Today = kept) =>
      dayWithoutConnection(told, waiting, now).latestToday?.choice ?? null;
    expect(last([])).toBe("relax-and-release");
    expect(last([relaxing])).toBe("relax-only");
    expect(last([later, relaxing])).toBe("relax-and-release");
    expect(last([relaxing], monday)).toBeNull();
    const evening = { ...kept, latestToday: { ...morning, startedAt: "2026-11-22T19:00:00Z" } };
    expect(last([relaxing], sunday, evening)).toBe("relax-and-release");
  });

  test("begins at midnight where the client lives", () => {
    const kept = day(quiet(), safety());
    expect(dayWithoutConnection(kept, [], new Date("2026-11-22T22:59:00Z")).date).toBe("2026-11-22");
    expect(dayWithoutConnection(kept, [], new Date("2026-11-22T23:01:00Z")).date).toBe("2026-11-23");
  });
});

describe("what is told of a program that is new", () => {
  const version = (given: Partial<ProgramDraft> = {}): ProgramDraft => ({
    id: "program",
    title: "Zachter zitten",
    note: "Begin rustig.",
    safetyThreshold: 7,
    thresholdBecause: null,
    items: [],
    ...given,
  });
  const title = { nl: "Rusthouding", en: "Rest" };
  const rest = {
    id: "i",
    exerciseId: "rest",
    dose: { kind: "time" as const, amount: 60 },
    timesPerDay: 1,
    days: null,
    remark: null,
  };
  const news = (before: ProgramDraft | null, after: ProgramDraft) => newsOf(before, after, () => title);
  const nothing = { fresh: false, added: [], removed: [], altered: [], reordered: false, threshold: null, note: null };

  test("of the first version: that it is there, with its message", () => {
    expect(news(null, version({ items: [rest] }))).toEqual({ ...nothing, fresh: true, note: "Begin rustig." });
  });

  test("of another one: what changed, the threshold too, and no message that was read before", () => {
    expect(news(version(), version({ safetyThreshold: 8 }))).toEqual({ ...nothing, threshold: 8 });
    expect(news(version(), version({ note: "Minder mag." }))).toEqual({ ...nothing, note: "Minder mag." });
    const longer = { ...rest, dose: { kind: "time" as const, amount: 90 } };
    expect(news(version({ items: [rest] }), version({ items: [longer] }))).toEqual({ ...nothing, altered: [title] });
  });

  test("is nothing where only what a therapist keeps with it changed", () => {
    expect(news(version(), version({ thresholdBecause: "Rustig aan." }))).toBeNull();
  });
});

describe("release without a connection", () => {
  const standing = (given: Partial<Today["safety"]>, waiting: SessionLog[] = [], now = sunday) => {
    const { safety: after } = dayWithoutConnection(day(whole(), safety(given)), waiting, now);
    return [after.release, after.standing?.because ?? null];
  };

  test("is open under a word that still holds", () => expect(standing({})).toEqual(["open", null]));

  test("is shut once that word has run out, or was never given", () => {
    expect(standing({}, [], new Date("2026-11-29T12:00:01Z"))).toEqual(["closed", "expired"]);
    expect(standing({ statement: null })).toEqual(["closed", "expired"]);
    expect(standing({ facts: undefined })).toEqual(["closed", "expired"]);
    expect(standing({ facts: undefined, release: "closed" })).toEqual(["closed", "notOpened"]);
  });

  test("rests the day after, also when the session before has not been sent yet", () => {
    expect(standing({}, [released()], monday)).toEqual(["closed", "dayBetween"]);
    expect(standing({}, [log({ entries: did("constructive-rest") })], monday)).toEqual(["open", null]);
  });

  test("a session that waits and was stopped in release is release of that day as well", () => {
    const entries = [{ programItemId: "item wall-sit", outcome: "stopped" as const, seconds: 20, repetitions: null }];
    const releasedOn = (waiting: SessionLog[]) =>
      dayWithoutConnection(day(whole(), safety()), waiting, sunday).safety.facts?.releasedOn;
    expect(releasedOn([log({ entries })])).toEqual(["2026-11-22"]);
    expect(releasedOn([log({ entries: did("grounding", "integration") })])).toEqual([]);
  });

  test("counts what waits for the week", () => {
    expect(standing({ facts: { ...facts, maxPerWeek: 1 } }, [released()])).toEqual(["closed", "weeklyCap"]);
  });

  test("rests at once after a stop that asks for it, or a fall as far as was agreed", () => {
    const stop = { why: "away" as const, signs: [] };
    expect(standing({}, [log({ stop })], monday)).toEqual(["closed", "paused"]);
    const fell = { ...released(), after: { tension: 8, safety: 9 - defaultTerms.fall, areas: [] } };
    expect(standing({}, [fell], new Date("2026-11-25T12:00:00Z"))).toEqual(["closed", "paused"]);
    const little = { ...fell, after: { tension: 8, safety: 9 - defaultTerms.fall + 1, areas: [] } };
    expect(standing({}, [little], new Date("2026-11-25T12:00:00Z"))).toEqual(["open", null]);
  });
});

test("a program whose last day has passed is over without a connection, too", () => {
  const kept = day(whole(), safety());
  const ending = (endsOn: string | null): Today => ({
    ...kept,
    program: { ...kept.program, endsOn } as Today["program"],
  });
  expect(dayWithoutConnection(ending("2026-11-23"), [], monday).items).not.toEqual([]);
  expect(dayWithoutConnection(ending(null), [], monday).program?.title).toBe("Zachter zitten");
  expect(dayWithoutConnection(ending("2026-11-22"), [], monday)).toMatchObject({
    date: "2026-11-23",
    program: null,
    items: [],
    safety: { release: "closed", reason: "no_program", statement: null },
  });
});

describe("the day after, without a connection", () => {
  const kept = day(whole(), safety());
  const waiting = [{ id: "here", log: released() }];

  test("is asked of what waits on the phone, from the next day on and for two", () => {
    const asked = (now: string) => echoWithoutConnection(kept, waiting, [], new Date(now));
    expect(asked("2026-11-22T20:00:00Z")).toBeNull();
    expect(asked("2026-11-22T23:30:00Z")).toEqual({ sessionId: "here", practisedOn: "2026-11-22" });
    expect(asked("2026-11-24T12:00:00Z")).toEqual({ sessionId: "here", practisedOn: "2026-11-22" });
    expect(asked("2026-11-25T12:00:00Z")).toBeNull();
  });

  test("is asked of the latest, of no session without release, and not once it was answered", () => {
    const earlier = { ...kept, echo: { sessionId: "told", practisedOn: "2026-11-21" } };
    expect(echoWithoutConnection(earlier, [], [], monday)).toEqual(earlier.echo);
    expect(echoWithoutConnection(earlier, waiting, [], monday)?.sessionId).toBe("here");
    expect(echoWithoutConnection(earlier, waiting, ["here"], monday)?.sessionId).toBe("told");
    const calm = [{ id: "calm", log: log({ entries: did("constructive-rest") }) }];
    expect(echoWithoutConnection(kept, calm, [], monday)).toBeNull();
  });
});

describe("minutes of trembling", () => {
  const seconds = (key: string, amount: number | null, most: number | null) =>
    asAgreed(item(key, amount), most).dose.amount;

  test("are those that were agreed where the program says more, and the program's where it says less", () => {
    expect(seconds("butterfly-tremor", 480, 5)).toBe(300);
    expect(seconds("butterfly-tremor", 180, 5)).toBe(180);
    expect(seconds("butterfly-tremor", 480, null)).toBe(480);
  });

  test("limit nothing but what trembles", () => {
    expect(seconds("constructive-rest", 1200, 5)).toBe(1200);
    expect(seconds("wall-sit", 900, 5)).toBe(900);
  });
});
