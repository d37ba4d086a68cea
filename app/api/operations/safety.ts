import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as safety from "@/lib/safety/schema";

const ofClient = { record: "client" } as const;

export const safetyOperations = {
  readRelease: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/release",
    permission: "release:read",
    summary: "Whether release is open for this client",
    ...ofClient,
    act: "release.read",
    answer: safety.release,
  }),
  decideRelease: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/release",
    permission: "release:decide",
    summary: "Open or close release, with reason and limits",
    ...ofClient,
    body: safety.releaseDecision,
    answer: safety.release,
  }),
  readAgreement: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/agreement",
    permission: "agreement:read",
    summary: "The safety agreement of a client; version 0 before anybody wrote one",
    ...ofClient,
    act: "agreement.read",
    answer: safety.agreement,
    tagged: true,
  }),
  changeAgreement: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/agreement",
    permission: "agreement:fill-in",
    summary: "Write a new version; the terms are the therapist's alone",
    ...ofClient,
    body: safety.agreementDraft,
    answer: safety.agreement,
    tagged: true,
  }),
  readContact: operation({
    method: "GET",
    path: "/api/v1/practice/contact",
    permission: "contact:read",
    summary: "Whom a client can call: nobody watches live",
    answer: safety.practiceContact,
    tagged: true,
  }),
  changeContact: operation({
    method: "PATCH",
    path: "/api/v1/practice/contact",
    permission: "contact:change",
    summary: "Change the practice's hours and emergency numbers",
    body: safety.contactChange,
    answer: safety.practiceContact,
    tagged: true,
  }),
  listSignals: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/signals",
    permission: "signal:list",
    summary: "What asks for attention and is not settled",
    ...ofClient,
    act: "signals.listed",
    answer: safety.signalList,
  }),
  settleSignal: operation({
    method: "POST",
    path: "/api/v1/signals/{signal}/settle",
    permission: "signal:settle",
    summary: "Mark a signal as seen and dealt with, with a note where somebody wants to keep one",
    body: safety.settling,
    bodyOptional: true,
    answer: access.done,
  }),
  reopenSignal: operation({
    method: "POST",
    path: "/api/v1/signals/{signal}/reopen",
    permission: "signal:settle",
    summary: "Take one's own settling back",
    answer: access.done,
  }),
};
