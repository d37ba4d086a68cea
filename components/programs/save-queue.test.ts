import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refused } from "@/lib/ask";
import type { Program, ProgramDraft } from "@/lib/programs/schema";
import { createSaveQueue, isGone } from "./save-queue";

const draft = (title: string): ProgramDraft => ({
  id: "p",
  title,
  note: null,
  safetyThreshold: 7,
  thresholdBecause: null,
  items: [],
});
const stored = (title: string, revision: number): Program => ({
  ...draft(title),
  clientId: "c",
  version: revision,
  edition: null,
  status: "draft",
  startsOn: null,
  endsOn: null,
  changedAt: "2026-11-22T10:00:00Z",
  revision,
});
const problem = (status: number, about: object = {}) =>
  new Refused({ type: "", status, title: "", detail: "", ...about });

/** A house that answers only when it is told to. */
function slowHouse() {
  const calls: {
    title: string;
    match: number | null;
    answer: (program: Program) => void;
    refuse: (error: Refused) => void;
  }[] = [];
  const send = (sent: ProgramDraft, match: number | null) =>
    new Promise<Program>((answer, refuse) => calls.push({ title: sent.title, match, answer, refuse }));
  return { calls, send };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a draft that saves itself", () => {
  test("waits until the writing rests, and sends only the last of it", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("ab"));
    await vi.advanceTimersByTimeAsync(700);
    queue.change(draft("abc"));
    await vi.advanceTimersByTimeAsync(700);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(calls.map(({ title, match }) => [title, match])).toEqual([["abc", 1]]);
    calls[0]?.answer(stored("abc", 2));
    await settled();
    expect(queue.state()).toMatchObject({ kind: "saved" });
  });

  test("sends nothing more where a colleague deleted it, however much is still written", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("b"));
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.refuse(problem(404));
    await settled();
    queue.change(draft("bc"));
    await queue.flush(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(isGone(queue.state())).toBe(true);
  });

  test("never sends two at a time, and the second follows the revision of the first", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: null });
    queue.change(draft("b"));
    const first = queue.flush();
    await settled();
    queue.change(draft("c"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toHaveLength(1);
    calls[0]?.answer(stored("b", 1));
    await first;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(calls.map(({ title, match }) => [title, match])).toEqual([
      ["b", null],
      ["c", 1],
    ]);
  });

  test("keeps trying without a connection, and says so", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("b"));
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.refuse(new Refused(null));
    await settled();
    expect(queue.state().kind).toBe("offline");
    await vi.advanceTimersByTimeAsync(2_000);
    calls[1]?.answer(stored("b", 2));
    await settled();
    expect(queue.state().kind).toBe("saved");
  });

  test("stops at a colleague's change, sends nothing more, and goes on from what was chosen", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("mine"));
    await vi.advanceTimersByTimeAsync(800);
    const theirs = stored("theirs", 5);
    calls[0]?.refuse(problem(412, { type: "urn:stale", current: theirs }));
    await settled();
    expect(queue.state()).toEqual({ kind: "conflict", theirs });
    queue.change(draft("mine and more"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    void queue.settle(theirs, draft("mine and more"), draft("theirs"));
    await settled();
    expect(calls.at(-1)).toMatchObject({ title: "mine and more", match: 5 });
  });

  test("taking over the colleague's version sends nothing", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("mine"));
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.refuse(problem(412, { type: "urn:stale", current: stored("theirs", 5) }));
    await settled();
    await queue.settle(stored("theirs", 5), draft("theirs"), draft("theirs"));
    expect(calls).toHaveLength(1);
    expect(queue.state().kind).toBe("saved");
    expect(queue.revision()).toBe(5);
  });

  test("what was refused waits for another change, and is not sent again by itself", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: 1 });
    queue.change(draft("b"));
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.refuse(problem(422));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(queue.state().kind).toBe("refused");
    expect(calls).toHaveLength(1);
    queue.change(draft("c"));
    await vi.advanceTimersByTimeAsync(800);
    expect(calls).toHaveLength(2);
  });

  test("an untouched draft is sent only when it has to exist", async () => {
    const { calls, send } = slowHouse();
    const queue = createSaveQueue({ send, saved: draft("a"), match: null });
    await queue.flush();
    expect(calls).toHaveLength(0);
    void queue.flush(true);
    await settled();
    expect(calls).toHaveLength(1);
  });
});
