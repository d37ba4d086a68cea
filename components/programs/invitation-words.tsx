"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { useFormatter } from "@/lib/i18n/formatter";
import type { ProgramClient } from "./program-client";

/** For a client without an account: whether an invitation is under way, and the way to it. */
export function InvitationWords({ client }: { client: ProgramClient }) {
  const t = useTranslations("programs.account");
  const format = useFormatter();
  const { id, invitedUntil, today } = client;
  return (
    <p>
      {invitedUntil ? t("invited", { day: plainDay(format, invitedUntil, today) }) : t("notInvited")}{" "}
      <Link className="link" href={`/clients/${id}#invitation`}>
        {t(invitedUntil ? "toInvitation" : "invite")}
      </Link>
    </p>
  );
}
