import { uuidv7 } from "uuidv7";
import { accepted } from "@/lib/result";
import { readVerdicts } from "@/lib/verdicts/read";
import { type VerdictAgreement, verdictProposal } from "@/lib/verdicts/schema";
import { agreeVerdict } from "@/lib/verdicts/write";
import { as, type ClientPerson, type Person, valueOf } from "./practice";

/** The clock goes back on Sunday 25 October 2026, in the second phase. */
export const autumn = {
  rating: "tension",
  wanted: "lower",
  baselineFrom: "2026-10-12",
  baselineUntil: "2026-10-18",
  secondFrom: "2026-10-19",
  lookOn: "2026-10-27",
};

/** An agreement said in the room, unless said otherwise. */
export const agreeOn = (by: Person, client: ClientPerson, given: object, now: Date, id: string = uuidv7()) => {
  const proposal = verdictProposal.parse({ ...autumn, together: true, ...given });
  return as(by, (tx, viewer) => agreeVerdict(tx, viewer, client.id, id, proposal, now), client);
};

export const lookedAt = async (
  by: Person,
  client: ClientPerson,
  timeZone: string,
  now: Date,
): Promise<VerdictAgreement[]> =>
  valueOf(
    await as(
      by,
      async (tx, viewer) => accepted(await readVerdicts(tx, viewer, { id: client.id, timeZone }, now)),
      client,
    ),
  );
