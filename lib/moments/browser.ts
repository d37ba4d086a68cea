import { ask } from "@/lib/ask";
import type { Kept } from "@/lib/outbox/drawer";
import type { Letter } from "@/lib/outbox/parcel";
import type { AskedCheckIn, CheckIn, Correction, Echo } from "@/lib/sessions/schema";

const echoes = /^\/api\/v1\/sessions\/[^/]+\/echo$/;
const corrections = /^\/api\/v1\/sessions\/[^/]+\/correction$/;
const checkIns = /^\/api\/v1\/check-ins\/[^/]+$/;

/** One echo for a session: the same again lies here once. */
export const echoLetter = (sessionId: string, echo: Echo): Letter => ({
  id: `${sessionId}-echo`,
  path: `/api/v1/sessions/${sessionId}/echo`,
  body: echo,
});

/** As many corrections of a session as somebody makes, each once. */
export const correctionLetter = (sessionId: string, correction: Correction): Letter => ({
  id: `${sessionId}-correction-${correction.id}`,
  path: `/api/v1/sessions/${sessionId}/correction`,
  body: correction,
});

export const checkInLetter = (id: string, checkIn: CheckIn): Letter => ({
  id: `${id}-check-in`,
  path: `/api/v1/check-ins/${id}`,
  body: checkIn,
});

/** Asked in a visit: it is sent at once, and the same id sent again is the same. */
export const askCheckIn = async (clientId: string, id: string, told: AskedCheckIn): Promise<void> => {
  await ask("PUT", `/api/v1/clients/${clientId}/check-ins/${id}`, { body: told });
};

const heldAt =
  <T>(address: RegExp) =>
  ({ parcel }: Kept): T | null =>
    address.test(parcel.path) ? (JSON.parse(parcel.body) as T) : null;

/** What a parcel holds; null where it holds something else. */
export const echoIn = heldAt<Echo>(echoes);
export const correctionIn = heldAt<Correction>(corrections);
export const checkInIn = heldAt<CheckIn>(checkIns);
