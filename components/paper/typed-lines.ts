import { type Problem, Refused } from "@/lib/ask";
import type { PaperSession } from "@/lib/paper/schema";

export type LineState =
  /** Can still be taken back: it is sent in a moment. */
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "saved" }
  /** Not sent; `problem` null where there was no connection. It stays here, and can be sent again. */
  | { kind: "failed"; problem: Problem | null };

export interface TypedLine {
  id: string;
  sheet: PaperSession;
  state: LineState;
}

/** Long enough to see that a key was wrong, short enough that nobody leaves meanwhile. */
export const heldMs = 5000;

/**
 * The lines that were typed in on this page, newest first. Each is sent by itself a moment after it was typed, so that a
 * slip of the hand can be taken back: once it is told, it stays told.
 */
export function createTypedLines(send: (id: string, sheet: PaperSession) => Promise<void>) {
  let lines: readonly TypedLine[] = [];
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const watchers = new Set<() => void>();

  const show = (next: readonly TypedLine[]) => {
    lines = next;
    for (const tell of watchers) tell();
  };
  const mark = (id: string, state: LineState) =>
    show(lines.map((line) => (line.id === id ? { ...line, state } : line)));
  const stop = (id: string) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };

  async function sendNow(id: string): Promise<void> {
    stop(id);
    const line = lines.find((one) => one.id === id);
    if (!line || line.state.kind === "saving" || line.state.kind === "saved") return;
    mark(id, { kind: "saving" });
    try {
      await send(id, line.sheet);
      mark(id, { kind: "saved" });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      mark(id, { kind: "failed", problem: error.problem });
    }
  }

  return {
    subscribe: (tell: () => void) => {
      watchers.add(tell);
      return () => void watchers.delete(tell);
    },
    all: () => lines,
    add: (id: string, sheet: PaperSession) => {
      show([{ id, sheet, state: { kind: "waiting" } }, ...lines]);
      timers.set(
        id,
        setTimeout(() => void sendNow(id), heldMs),
      );
    },
    /** Gives the line back to be typed again; null where it was sent, or may have been: an answer can get lost. */
    takeBack: (id: string): PaperSession | null => {
      const line = lines.find((one) => one.id === id);
      const isHere = line?.state.kind === "waiting" || (line?.state.kind === "failed" && line.state.problem !== null);
      if (!line || !isHere) return null;
      stop(id);
      show(lines.filter((one) => one.id !== id));
      return line.sheet;
    },
    sendNow,
    /** Sends what waits at once: somebody is leaving. */
    sendAll: () => {
      for (const { id, state } of lines) if (state.kind === "waiting") void sendNow(id);
    },
    isUnsent: () => lines.some(({ state }) => state.kind !== "saved"),
  };
}
