import { operation } from "@/lib/access/operation";
import * as clients from "@/lib/clients/schema";

const ofClient = { record: "client" } as const;

export const clientsOperations = {
  listClients: operation({
    method: "GET",
    path: "/api/v1/clients",
    permission: "client:list",
    summary: "Own clients; an owner sees the practice's",
    list: "clients.listed",
    query: clients.clientSearch,
    answer: clients.clientList,
  }),
  addClient: operation({
    method: "POST",
    path: "/api/v1/clients",
    permission: "client:add",
    summary: "Add a client to one's care",
    body: clients.clientDraft,
    answer: clients.client,
    statuses: [201, 200],
    tagged: true,
  }),
  readClient: operation({
    method: "GET",
    path: "/api/v1/clients/{client}",
    permission: "client:read",
    summary: "One client",
    ...ofClient,
    act: "client.read",
    answer: clients.client,
    tagged: true,
  }),
  changeClient: operation({
    method: "PATCH",
    path: "/api/v1/clients/{client}",
    permission: "client:change",
    summary: "Change what is kept about a client",
    ...ofClient,
    body: clients.clientChange,
    answer: clients.client,
    tagged: true,
  }),
  inviteClient: operation({
    method: "POST",
    path: "/api/v1/clients/{client}/invitations",
    permission: "client:invite",
    summary: "A one-time link for the client to make an account",
    ...ofClient,
    answer: clients.invitation,
    statuses: [201],
  }),
};
