import type { Drawer, Kept } from "./drawer";
import type { Parcel } from "./parcel";

/** What came back for a parcel. Null: nothing came back, and nobody knows whether it arrived. */
export interface Reply {
  status: number;
  /** Spoken by this house, and not by what stands between: a gate with a page of its own also says 200. */
  isOurs: boolean;
  /** The name of the refusal, where it is one. */
  refusal?: string | undefined;
  detail?: string | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
}

export type Post = (parcel: Parcel) => Promise<Reply | null>;

export type Verdict = "sent" | "later" | "signedOut" | "refused";

// Whatever is not on this list may yet be accepted: it waits.
const final = [400, 403, 404, 405, 409, 410, 413, 415, 422];

/** Only a word of this house that it has the parcel, or will never take it, ends the waiting. */
export function judge(reply: Reply | null): Verdict {
  if (!reply?.isOurs) return "later";
  if (reply.status >= 200 && reply.status < 300) return "sent";
  if (reply.status === 401) return "signedOut";
  // Refused for the place it came from, not for what it is.
  if (reply.refusal === "foreign_origin") return "later";
  return final.includes(reply.status) ? "refused" : "later";
}

/** Who is signed in here, as the house says: `nobody` also stands for somebody else. */
export type Owner = "same" | "nobody" | "unknown";

interface Round {
  drawer: Drawer;
  post: Post;
  /** Asked before anything is sent, and again when the answer has grown old. */
  owner: () => Promise<Owner>;
  /** Waits between two tries of one parcel. */
  pause: (milliseconds: number) => Promise<void>;
  random?: () => number;
  onSent?: (kept: Kept) => void;
}

export interface Result {
  sent: number;
  end: "empty" | "later" | "signedOut";
  /** Seconds that the house asked to wait. */
  retryAfter: number;
}

/** So often a parcel is tried at once, before the round gives up. A lost answer is often followed by one that comes. */
const triesAtOnce = 3;

/**
 * Sends what lies in the drawer, in its order, each under its own id, and forgets it only when the house has said that
 * it has it. What is refused is kept and passed over; where the way is shut, the rest waits.
 */
export async function deliver({ drawer, post, owner, pause, random = Math.random, onSent }: Round): Promise<Result> {
  const result: Result = { sent: 0, end: "empty", retryAfter: 0 };
  // A device that can no longer write must not make a round go on for ever.
  const settled = new Set<string>();
  const note = (kept: Kept, change: Partial<Parcel>) =>
    drawer.note({ ...kept, parcel: { ...kept.parcel, ...change } }).catch(() => undefined);
  for (;;) {
    const waiting = (await drawer.list()).kept.filter(({ name, parcel }) => !parcel.refused && !settled.has(name));
    if (waiting.length === 0) return result;
    for (const kept of waiting) {
      const { verdict, reply, tries } = await tryOne(kept);
      const tried = kept.parcel.tries + tries;
      settled.add(kept.name);
      if (verdict === "sent") {
        await drawer.remove(kept).catch(() => undefined);
        result.sent += 1;
        onSent?.(kept);
      } else if (verdict === "refused") {
        await note(kept, { tries: tried, refused: { status: reply?.status ?? 0, detail: reply?.detail ?? "" } });
      } else {
        if (tries > 0) await note(kept, { tries: tried });
        return { ...result, end: verdict, retryAfter: reply?.retryAfter ?? 0 };
      }
    }
  }

  async function tryOne({ parcel }: Kept): Promise<{ verdict: Verdict; reply: Reply | null; tries: number }> {
    for (let tries = 0; ; ) {
      const who = await owner();
      if (who !== "same") return { verdict: who === "nobody" ? "signedOut" : "later", reply: null, tries };
      const reply = await post(parcel);
      tries += 1;
      const verdict = judge(reply);
      if (verdict !== "later" || reply?.isOurs || tries === triesAtOnce) return { verdict, reply, tries };
      await pause(tries * (50 + random() * 150));
    }
  }
}

/** Milliseconds until the next round of its own accord: longer each time, never the same for two phones. */
export function waitAfter(failures: number, retryAfter: number, random = Math.random): number {
  const wait = Math.min(300_000, 2000 * 2 ** Math.min(failures - 1, 10));
  return Math.max(retryAfter * 1000, 0) + wait * (0.5 + random());
}
