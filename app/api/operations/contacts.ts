import { operation } from "@/lib/access/operation";
import { invitation } from "@/lib/clients/schema";
import * as contacts from "@/lib/contacts/schema";

// No record is opened here: these lines name no `record`, and what they answer is no part of one.
export const contactsOperations = {
  listContactData: operation({
    method: "GET",
    path: "/api/v1/contacts",
    permission: "contact-data:read",
    summary: "How to reach the practice's clients, for an assistant",
    list: "contact_data.listed",
    query: contacts.contactSearch,
    answer: contacts.contactList,
  }),
  registerClient: operation({
    method: "POST",
    path: "/api/v1/contacts",
    permission: "contact-data:register",
    summary: "A new client, in the care of a colleague from now on",
    body: contacts.registration,
    answer: contacts.contact,
    statuses: [201, 200],
    tagged: true,
  }),
  readContactData: operation({
    method: "GET",
    path: "/api/v1/contacts/{client}",
    permission: "contact-data:read",
    summary: "How to reach one client; the look is written down",
    answer: contacts.contact,
    tagged: true,
  }),
  changeContactData: operation({
    method: "PATCH",
    path: "/api/v1/contacts/{client}",
    permission: "contact-data:change",
    summary: "Put a client's name, address or language right",
    body: contacts.contactChange,
    answer: contacts.contact,
    tagged: true,
  }),
  inviteContact: operation({
    method: "POST",
    path: "/api/v1/contacts/{client}/invitations",
    permission: "contact-data:invite",
    summary: "A one-time link for the client to make an account",
    answer: invitation,
    statuses: [201],
  }),
};
