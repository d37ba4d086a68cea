import type { Kept } from "@/lib/outbox/drawer";
import type { Letter } from "@/lib/outbox/parcel";
import type { Echo } from "@/lib/sessions/schema";

const address = /^\/api\/v1\/sessions\/([^/]+)\/echo$/;

/** One echo for a session: the same again lies here once. */
export const echoLetter = (sessionId: string, echo: Echo): Letter => ({
  id: `${sessionId}-echo`,
  path: `/api/v1/sessions/${sessionId}/echo`,
  body: echo,
});

/** The echo that a parcel holds; null where it holds something else. */
export const echoIn = ({ parcel }: Kept): Echo | null =>
  address.test(parcel.path) ? (JSON.parse(parcel.body) as Echo) : null;
