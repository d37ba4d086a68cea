import type { Group } from "@/lib/exercises/schema";
import { accepted, type Fault, type Result, refused } from "@/lib/result";
import type { SessionLog } from "./schema";

/** What judging a log needs to know of the program version that it was done under. It never changes once written. */
export interface VersionFacts {
  practiceId: string;
  clientId: string;
  threshold: number;
  groups: ReadonlyMap<string, Group>;
}

const day = 24 * 60 * 60 * 1000;

type SessionRefusal = "end_before_start" | "start_in_future" | "item_not_in_version";

/**
 * Refuses only what cannot be true. Judged by when the client practised, never by when the message arrived: a phone may
 * hold a session for days. A day ahead is allowed for a clock that is wrong.
 */
export function acceptSession(log: SessionLog, version: VersionFacts, now: Date): Result<SessionLog, SessionRefusal> {
  const started = Date.parse(log.startedAt);
  if (Date.parse(log.endedAt) < started)
    return refused("end_before_start", { faults: [{ path: "endedAt", refusal: "end_before_start" }] });
  if (started > now.getTime() + day)
    return refused("start_in_future", { faults: [{ path: "startedAt", refusal: "start_in_future" }] });
  const strange = log.entries.flatMap((entry, at): Fault[] =>
    version.groups.has(entry.programItemId)
      ? []
      : [{ path: `entries.${at}.programItemId`, refusal: "item_not_in_version" }],
  );
  return strange.length > 0 ? refused("item_not_in_version", { faults: strange }) : accepted(log);
}
