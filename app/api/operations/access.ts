import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as clients from "@/lib/clients/schema";
import * as messages from "@/lib/messages/schema";

export const accessOperations = {
  readMe: operation({
    method: "GET",
    path: "/api/v1/me",
    permission: "me:read",
    summary: "Who is signed in",
    answer: access.me,
  }),
  changeMe: operation({
    method: "PATCH",
    path: "/api/v1/me",
    permission: "me:change",
    summary: "Change one's own name or language",
    body: access.myChange,
    answer: access.me,
  }),
  changePassword: operation({
    method: "PUT",
    path: "/api/v1/me/password",
    permission: "me:change",
    summary: "Choose another password; other sign-ins end",
    body: access.passwordChange,
    answer: access.done,
  }),
  listMembers: operation({
    method: "GET",
    path: "/api/v1/members",
    permission: "member:list",
    summary: "The practice's people who treat",
    answer: access.memberList,
  }),
  inviteMember: operation({
    method: "POST",
    path: "/api/v1/members",
    permission: "member:invite",
    summary: "Invite a therapist by a one-time link",
    body: access.memberInvitation,
    answer: clients.invitation,
    statuses: [201],
  }),
  withdrawInvitation: operation({
    method: "DELETE",
    path: "/api/v1/members/{member}",
    permission: "member:invite",
    summary: "Withdraw the invitation of a colleague who has no account yet",
    answer: access.done,
  }),
  listMail: operation({
    method: "GET",
    path: "/api/v1/mail",
    permission: "mail:list",
    summary: "Mail that has not been sent",
    answer: messages.waitingMailList,
  }),
};
