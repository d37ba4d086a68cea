import { ask, type Told } from "@/lib/ask";
import type { Client, ClientChange, ClientDraft } from "./schema";

export const addClient = async (draft: ClientDraft): Promise<Client> =>
  (await ask<Client>("POST", "/api/v1/clients", { body: draft })).value;

/** Refuses `stale`, with the client as it is now in `problem.current`, when somebody else was first. */
export const changeClient = (id: string, change: ClientChange, match: number): Promise<Told<Client>> =>
  ask<Client>("PATCH", `/api/v1/clients/${id}`, { body: change, match });

export interface InvitationLink {
  url: string;
  expiresAt: string;
}

/** A one-time link; whatever link the client had before stops working. */
export const inviteClient = async (id: string): Promise<InvitationLink> =>
  (await ask<InvitationLink>("POST", `/api/v1/clients/${id}/invitations`)).value;
