import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as attention from "@/lib/attention/schema";

const ofClient = { record: "client" } as const;

export const attentionOperations = {
  readCaseload: operation({
    method: "GET",
    path: "/api/v1/caseload",
    permission: "caseload:read",
    summary: "Each own client: last session, this week, trend, open signals, what asks for the therapist",
    list: "caseload.listed",
    query: attention.caseloadPage,
    answer: attention.caseload,
  }),
  readInbox: operation({
    method: "GET",
    path: "/api/v1/inbox",
    permission: "inbox:read",
    summary:
      "What asks for the therapist, of all own clients, in reading order and then the oldest first; nobody watches live",
    list: "inbox.listed",
    query: attention.inboxPage,
    answer: attention.inbox,
  }),
  parkMatter: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/matters",
    permission: "matter:park",
    summary: "Take something up in the next visit, or take that back",
    ...ofClient,
    body: attention.parking,
    answer: access.done,
  }),
};
