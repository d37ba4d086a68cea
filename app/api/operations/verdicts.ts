import { operation } from "@/lib/access/operation";
import * as verdicts from "@/lib/verdicts/schema";

const ofClient = { record: "client" } as const;

export const verdictsOperations = {
  listVerdicts: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/verdicts",
    permission: "verdict:read",
    summary: "What was agreed to look at and when, newest first; before its date nothing is said of it",
    ...ofClient,
    act: "verdicts.read",
    answer: verdicts.verdictList,
  }),
  agreeVerdict: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/verdicts/{verdict}",
    permission: "verdict:agree",
    summary: "Agree beforehand what to look at; `replaces` names the agreement that is open now, or null",
    ...ofClient,
    body: verdicts.verdictProposal,
    answer: verdicts.verdictAgreement,
  }),
  acceptVerdict: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/verdicts/{verdict}/yes",
    permission: "verdict:accept",
    summary: "The client's yes, before the date",
    ...ofClient,
    answer: verdicts.verdictAgreement,
  }),
  withdrawVerdict: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/verdicts/{verdict}/withdrawal",
    permission: "verdict:withdraw",
    summary: "End an agreement before its date; it stays to be seen",
    ...ofClient,
    answer: verdicts.verdictAgreement,
  }),
};
