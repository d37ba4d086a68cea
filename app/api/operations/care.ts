import { operation } from "@/lib/access/operation";
import { done } from "@/lib/access/schema";
import * as care from "@/lib/care/schema";

export const careOperations = {
  readCare: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/care",
    permission: "care:read",
    summary: "Who treats a client, and who could",
    record: "client",
    act: "client.read",
    answer: care.care,
  }),
  giveCare: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/care/{member}",
    permission: "care:give",
    summary: "A colleague treats the client from a day on: for good, until a day, or instead of somebody",
    record: "client",
    body: care.careTerm,
    answer: care.care,
  }),
  endCare: operation({
    method: "DELETE",
    path: "/api/v1/clients/{client}/care/{member}",
    permission: "care:give",
    summary:
      "Somebody treats the client no more; of several terms, only the one that begins on a day; or a hand-over that is planned is called off",
    record: "client",
    query: care.careEnd,
    answer: done,
  }),
  readLeaving: operation({
    method: "GET",
    path: "/api/v1/members/{member}/leaving",
    permission: "member:let-go",
    summary: "What has to be settled before a colleague leaves",
    answer: care.leavingPlan,
  }),
  letGo: operation({
    method: "POST",
    path: "/api/v1/members/{member}/leaving",
    permission: "member:let-go",
    summary: "Let a colleague go: their clients pass to others and nothing opens for them any more, in one act",
    fresh: true,
    body: care.leaving,
    answer: done,
  }),
  arrangeAway: operation({
    method: "PUT",
    path: "/api/v1/members/{member}/away",
    permission: "care:give",
    summary: "Who stands in while somebody is away, with each of their clients who is named, in one act",
    body: care.away,
    answer: care.awayAnswer,
  }),
  endAway: operation({
    method: "DELETE",
    path: "/api/v1/members/{member}/away",
    permission: "care:give",
    summary: "Nobody stands in for somebody any more; or one colleague doesn't, on the days that begin with one",
    query: care.awayEnd,
    answer: done,
  }),
  seeCare: operation({
    method: "PUT",
    path: "/api/v1/inbox/care",
    permission: "care:see",
    summary: "Put away what a colleague settled about one's own care, or take that back",
    body: care.careSeen,
    answer: done,
  }),
};
