import { ask } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import type { Away, AwayAnswer, Care, CareSeen, CareTerm, Leaving } from "./schema";

/** Sent twice it is one term. */
export const giveCare = (clientId: string, memberId: string, term: CareTerm) =>
  ask<Care>("PUT", `/api/v1/clients/${clientId}/care/${memberId}`, { body: term });

/** The term that begins on that day. */
export const endCare = (clientId: string, memberId: string, from: Day) =>
  ask("DELETE", `/api/v1/clients/${clientId}/care/${memberId}?from=${from}`);

/** The hand-over that is planned doesn't happen: who would have handed over goes on. */
export const callOff = (clientId: string, giverId: string) =>
  ask("DELETE", `/api/v1/clients/${clientId}/care/${giverId}?what=hand-over`);

/** In one act: the clients pass on, and the colleague is out. */
export const letGo = (memberId: string, leaving: Leaving) =>
  ask("POST", `/api/v1/members/${memberId}/leaving`, { body: leaving });

/** In one act, and sent twice the same: who stands in while somebody is away. */
export const arrangeAway = ({ memberId, away }: { memberId: string; away: Away }) =>
  ask<AwayAnswer>("PUT", `/api/v1/members/${memberId}/away`, { body: away });

/** One colleague stands in for somebody no more, on the days that begin with one. */
export const endAway = (memberId: string, { therapist, from }: { therapist: string; from: Day }) =>
  ask("DELETE", `/api/v1/members/${memberId}/away?therapist=${therapist}&from=${from}`);

/** What was told of one's own care is put away, or is news again. */
export const seeCare = (told: CareSeen) => ask("PUT", "/api/v1/inbox/care", { body: told });
