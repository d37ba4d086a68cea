import type { Kept } from "@/lib/outbox/drawer";
import type { Letter } from "@/lib/outbox/parcel";
import type { SessionLog } from "./schema";

/** `log` is what the release before looks for. */
export const sessionLetter = (id: string, log: SessionLog): Letter => ({
  id,
  path: `/api/v1/sessions/${id}`,
  body: log,
  earlier: { log },
});

const address = /^\/api\/v1\/sessions\/[^/]+$/;

/** Whose session a parcel is about: a session, or what was told of one afterwards. */
export const sessionIdIn = ({ parcel }: Kept): string | null =>
  /^\/api\/v1\/sessions\/([^/]+)/.exec(parcel.path)?.[1] ?? null;

/** The session that a parcel holds; null where it holds something else. */
export const sessionIn = ({ parcel }: Kept): SessionLog | null =>
  address.test(parcel.path) ? (JSON.parse(parcel.body) as SessionLog) : null;
