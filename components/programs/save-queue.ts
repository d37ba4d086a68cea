import type { Problem } from "@/lib/ask";
import { Refused } from "@/lib/ask";
import type { Program, ProgramDraft } from "@/lib/programs/schema";

export type Saving =
  /** As it was loaded, or as it was last sent; `at` is null until something was sent. */
  | { kind: "saved"; at: Date | null }
  | { kind: "waiting" }
  | { kind: "saving" }
  /** Not sent: no connection, or the house could not take it now. It is tried again by itself. */
  | { kind: "offline" }
  | { kind: "refused"; problem: Problem }
  /** Somebody else was first. Nothing more is sent until it is decided what stays. */
  | { kind: "conflict"; theirs: Program };

/** There is nothing any more to save it in. */
export const isGone = (saving: Saving) => saving.kind === "refused" && saving.problem.status === 404;

interface QueueParts {
  /** Sends the draft over a revision; null where the house does not know the program yet. Throws {@link Refused}. */
  send: (draft: ProgramDraft, match: number | null) => Promise<Program>;
  saved: ProgramDraft;
  match: number | null;
  onSaved?: (program: Program) => void;
  now?: () => Date;
}

export const waitsMs = 800;
const triesAgainMs = [2_000, 5_000, 15_000, 30_000];
const passing = (problem: Problem | null) => problem === null || problem.status === 429 || problem.status >= 500;

/**
 * Saves a draft while it is written: 800 ms after the last change, one at a time, always the latest. Saves never
 * overlap, so that they cannot overtake each other, and nothing that was typed is dropped before it was sent.
 */
export function createSaveQueue({ send, saved, match, onSaved, now = () => new Date() }: QueueParts) {
  let latest = saved;
  let sent = JSON.stringify(saved);
  let revision = match;
  let state: Saving = { kind: "saved", at: null };
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let tries = 0;
  const watchers = new Set<() => void>();

  const show = (next: Saving) => {
    state = next;
    for (const tell of watchers) tell();
  };
  const later = (ms: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  /** Nothing more is sent until it is decided what stays, or where: a colleague was first, or has deleted it. */
  const isHeld = () => state.kind === "conflict" || isGone(state);
  const isDirty = () => JSON.stringify(latest) !== sent;

  async function once(): Promise<void> {
    const draft = latest;
    show({ kind: "saving" });
    try {
      const program = await send(draft, revision);
      tries = 0;
      revision = program.revision;
      sent = JSON.stringify(draft);
      show(isDirty() ? { kind: "waiting" } : { kind: "saved", at: now() });
      onSaved?.(program);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { problem, refusal } = error;
      if (refusal === "stale" && problem?.current)
        return show({ kind: "conflict", theirs: problem.current as Program });
      if (!passing(problem)) return show({ kind: "refused", problem: problem as Problem });
      show({ kind: "offline" });
      later(Math.max((problem?.retryAfter ?? 0) * 1000, triesAgainMs[Math.min(tries, triesAgainMs.length - 1)] ?? 0));
      tries += 1;
    }
  }

  /** Sends at once what waits; done when it arrived, or when it turned out that it can't for now. */
  async function flush(force = false): Promise<Saving> {
    if (timer) clearTimeout(timer);
    timer = null;
    while (running) await running;
    if (!isHeld() && (isDirty() || (force && revision === null))) {
      running = once().finally(() => {
        running = null;
      });
      await running;
      // What was typed while it was on its way goes after it.
      if (state.kind === "waiting" && !timer) later(waitsMs);
    }
    return state;
  }

  return {
    subscribe: (tell: () => void) => {
      watchers.add(tell);
      return () => void watchers.delete(tell);
    },
    state: () => state,
    revision: () => revision,
    /** What the house had from here last. */
    sent: () => JSON.parse(sent) as ProgramDraft,
    change(draft: ProgramDraft) {
      latest = draft;
      if (isHeld()) return;
      if (!isDirty()) {
        if (state.kind === "waiting" && !running) show({ kind: "saved", at: null });
        return;
      }
      if (state.kind !== "saving" && state.kind !== "offline") show({ kind: "waiting" });
      later(waitsMs);
    },
    flush,
    /** Ends a conflict: what was chosen goes over what is there now, or is what is there now. */
    settle(theirs: Program, chosen: ProgramDraft, asTheirs: ProgramDraft) {
      revision = theirs.revision;
      latest = chosen;
      sent = JSON.stringify(asTheirs);
      show(isDirty() ? { kind: "waiting" } : { kind: "saved", at: now() });
      return flush();
    },
    /** Sends nothing more: what stands here lives on somewhere else. */
    leave() {
      if (timer) clearTimeout(timer);
      timer = null;
      sent = JSON.stringify(latest);
    },
    /** Goes on with a draft that was written over an earlier revision: whoever came between is found when it is sent. */
    resume(from: number | null) {
      revision = from;
    },
  };
}

export type SaveQueue = ReturnType<typeof createSaveQueue>;
