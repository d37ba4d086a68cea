"use client";

import type { ComponentProps } from "react";
import { InvitationCard } from "@/components/clients/invitation-card";
import { inviteContact } from "@/lib/contacts/browser";

/** The one-time link, made by who keeps the contact data. */
export function ContactLink(props: Omit<ComponentProps<typeof InvitationCard>, "make">) {
  return <InvitationCard {...props} make={inviteContact} />;
}
