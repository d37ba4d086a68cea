import { ask, type Told } from "@/lib/ask";
import type { InvitationLink } from "@/lib/clients/browser";
import type { Contact, ContactChange, Registration } from "./schema";

export const registerClient = async (draft: Registration): Promise<Contact> =>
  (await ask<Contact>("POST", "/api/v1/contacts", { body: draft })).value;

/** Refuses `stale`, with what is there now in `problem.current`, when somebody else was first. */
export const changeContact = (id: string, change: ContactChange, match: number): Promise<Told<Contact>> =>
  ask<Contact>("PATCH", `/api/v1/contacts/${id}`, { body: change, match });

/** A one-time link; whatever link the client had before stops working. */
export const inviteContact = async (id: string): Promise<InvitationLink> =>
  (await ask<InvitationLink>("POST", `/api/v1/contacts/${id}/invitations`)).value;
