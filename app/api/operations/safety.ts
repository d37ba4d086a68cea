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
    summary: "Mark a signal as seen and dealt with",
    answer: access.done,
  }),
};
