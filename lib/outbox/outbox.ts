import { deliver, type Result, waitAfter } from "./delivery";
import { type Drawer, drawerOf, inOrder, type Kept } from "./drawer";
import { type Letter, nameOf, parcelOf } from "./parcel";
import { ownerAsker, post } from "./wire";

export interface OutboxState {
  /** False until it is known what lies here. */
  ready: boolean;
  waiting: Kept[];
  refused: Kept[];
  /** When the oldest was handed in, where that is more than a day ago. */
  since: number | null;
  /** So many that this release cannot read. They are left where they lie. */
  closed: number;
  /** Names of what this device could not keep: it lives as long as the page. */
  loose: string[];
  busy: boolean;
  /** Whoever these belong to has to sign in before they can be sent. */
  signedOut: boolean;
  /** Sent since this page was opened. */
  sent: number;
}

/** `full`: no room. `nothing`: this device keeps nothing at all. Either way it is held by the page, and sent from there. */
export type Keeping = "kept" | "full" | "nothing";

export interface Outbox {
  state: () => OutboxState;
  subscribe: (listener: () => void) => () => void;
  put(letter: Letter): Promise<Keeping>;
  /** Sends what waits, now. Answers when the round is over, whoever ran it. */
  send(): Promise<void>;
  tryAgain(kept: Kept): Promise<void>;
  discard(all: Kept[]): Promise<void>;
  /** Listens for a connection, and sends of its own accord. Returns what ends that. */
  open(): () => void;
}

export const nothing: OutboxState = {
  ready: false,
  waiting: [],
  refused: [],
  since: null,
  closed: 0,
  loose: [],
  busy: false,
  signedOut: false,
  sent: 0,
};

const day = 24 * 60 * 60 * 1000;
const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Runs `work` unless another tab is at it. Without locks two tabs may both send: the same id makes it one all the same. */
async function alone(memberId: string, work: () => Promise<Result>): Promise<Result | null> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return work();
  return locks.request(`verzacht.outbox ${memberId}`, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

export function outboxOf(memberId: string, practiceId: string | null): Outbox {
  const sealed = drawerOf(memberId, practiceId);
  const loose = new Map<string, Kept>();
  const drawer: Drawer = {
    async list() {
      const { kept, closed } = await sealed.list().catch(() => ({ kept: [], closed: 0 }));
      return { kept: inOrder([...kept, ...loose.values()]), closed };
    },
    put: (letter) => sealed.put(letter),
    async note(kept) {
      if (loose.has(kept.name)) loose.set(kept.name, kept);
      else await sealed.note(kept);
    },
    async remove(kept) {
      if (!loose.delete(kept.name)) await sealed.remove(kept);
    },
  };
  const listeners = new Set<() => void>();
  const owner = ownerAsker(memberId);
  let tabs: BroadcastChannel | null = null;
  let state = nothing;
  let running: Promise<void> | null = null;
  let failures = 0;
  let next: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;

  const tell = (change: Partial<OutboxState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  async function look(change: Partial<OutboxState> = {}) {
    const { kept, closed } = await drawer.list();
    const refused = kept.filter(({ parcel }) => parcel.refused);
    const waiting = kept.filter(({ parcel }) => !parcel.refused);
    const oldest = waiting[0]?.parcel.at ?? null;
    const since = oldest !== null && Date.now() - oldest > day ? oldest : null;
    tell({ ...change, ready: true, waiting, refused, since, closed, loose: [...loose.keys()] });
  }

  const changed = async (change?: Partial<OutboxState>) => {
    await look(change);
    tabs?.postMessage(null);
  };

  async function round() {
    clearTimeout(next);
    await look();
    if (state.waiting.length === 0) return;
    tell({ busy: true });
    const onSent = () => tell({ sent: state.sent + 1 });
    const result = await alone(memberId, () => deliver({ drawer, post, owner, pause: later, onSent })).catch(
      (): Result => ({ sent: 0, end: "later", retryAfter: 0 }),
    );
    failures = result?.end === "later" && result.sent === 0 ? failures + 1 : 0;
    // Another tab is sending: what it has not seen yet is ours to send a moment later.
    const wait = result === null ? 500 + Math.random() * 1000 : waitAfter(Math.max(1, failures), result.retryAfter);
    await changed({ busy: false, signedOut: result?.end === "signedOut" });
    if (isOpen && state.waiting.length > 0 && !state.signedOut) next = setTimeout(() => void send(), wait);
  }

  function send(): Promise<void> {
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  }

  async function put(letter: Letter): Promise<Keeping> {
    // What nobody else has yet should not be the first to go when the device runs out of room.
    void navigator.storage?.persist?.().catch(() => false);
    const name = nameOf(letter);
    try {
      await sealed.put(letter);
      loose.delete(name);
      await changed();
      return "kept";
    } catch (error) {
      loose.set(name, { name, parcel: parcelOf(letter, { memberId, practiceId }, Date.now()) });
      await look();
      return (error as Error)?.name === "QuotaExceededError" ? "full" : "nothing";
    }
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put,
    // A round that is under way may have looked before the latest was handed in.
    send: () => (running ? running.then(send) : send()),
    async tryAgain(kept) {
      await drawer.note({ ...kept, parcel: { ...kept.parcel, refused: undefined } });
      await send();
    },
    async discard(all) {
      for (const kept of all) await drawer.remove(kept);
      await changed();
    },
    open() {
      isOpen = true;
      tabs = "BroadcastChannel" in window ? new BroadcastChannel(`verzacht.outbox ${memberId}`) : null;
      const seen = () => {
        if (document.visibilityState === "visible") void send();
      };
      const heard = () => void look();
      void send();
      window.addEventListener("online", seen);
      document.addEventListener("visibilitychange", seen);
      tabs?.addEventListener("message", heard);
      return () => {
        isOpen = false;
        clearTimeout(next);
        window.removeEventListener("online", seen);
        document.removeEventListener("visibilitychange", seen);
        tabs?.close();
        tabs = null;
      };
    },
  };
}
