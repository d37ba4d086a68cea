import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "@/lib/ask";
import type { PaperSession } from "@/lib/paper/schema";
import { createTypedLines, heldMs } from "./typed-lines";

const sheet = (practisedOn: string) => ({ practisedOn }) as PaperSession;

function desk(answer: () => Promise<void> = async () => {}) {
  const sent: string[] = [];
  const lines = createTypedLines(async (id) => {
    sent.push(id);
    await answer();
  });
  return { lines, sent, states: () => lines.all().map(({ id, state }) => `${id} ${state.kind}`) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("lines that were typed in", () => {
  it("wait a moment, are sent once, and stay in the list", async () => {
    const { lines, sent, states } = desk();
    lines.add("a", sheet("2026-11-16"));
    lines.add("b", sheet("2026-11-17"));
    expect(states()).toEqual(["b waiting", "a waiting"]);
    await vi.advanceTimersByTimeAsync(heldMs - 1);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect([sent, states()]).toEqual([
      ["a", "b"],
      ["b saved", "a saved"],
    ]);
    lines.sendAll();
    await lines.sendNow("a");
    expect(sent).toEqual(["a", "b"]);
  });

  it("one that is taken back is never sent; one that was sent can't be taken back", async () => {
    const { lines, sent } = desk();
    lines.add("a", sheet("2026-11-16"));
    expect(lines.takeBack("a")).toEqual(sheet("2026-11-16"));
    lines.add("b", sheet("2026-11-17"));
    await vi.advanceTimersByTimeAsync(heldMs * 2);
    expect(sent).toEqual(["b"]);
    expect(lines.takeBack("b")).toBeNull();
    expect(lines.all()).toHaveLength(1);
  });

  it("who leaves has them sent at once", async () => {
    const { lines, sent } = desk();
    lines.add("a", sheet("2026-11-16"));
    expect(lines.isUnsent()).toBe(true);
    lines.sendAll();
    await vi.advanceTimersByTimeAsync(0);
    expect([sent, lines.isUnsent()]).toEqual([["a"], false]);
  });

  it("without a connection a line stays, under the same id, until it is sent again", async () => {
    let isAway = true;
    const { lines, sent, states } = desk(async () => {
      if (isAway) throw new Refused(null);
    });
    lines.add("a", sheet("2026-11-16"));
    await vi.advanceTimersByTimeAsync(heldMs);
    expect(states()).toEqual(["a failed"]);
    isAway = false;
    await lines.sendNow("a");
    expect([sent, states()]).toEqual([["a", "a"], ["a saved"]]);
  });
});
