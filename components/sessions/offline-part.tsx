"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locale";
import type { Today } from "@/lib/today/schema";
import { CheckInForm } from "./check-in-form";
import { EchoForm } from "./echo-form";
import { OfflineAgreement } from "./offline-agreement";

/** Whether a page can be shown by what this phone holds of the day. */
export const isPartOfDay = (path: string, { safety, echo }: Today): boolean =>
  path === "/today/check-in" ||
  (path === "/agreement" && safety.agreement !== undefined) ||
  (path === "/today/echo" && Boolean(echo));

type OfflinePartProps = { path: string; today: Today; locale: Locale; memberId: string };

/** What can be told and read without a connection, beside the session itself. */
export function OfflinePart({ path, today, locale, memberId }: OfflinePartProps) {
  const { echo, timeZone } = today;
  if (path === "/today/echo" && echo)
    return <EchoForm echo={echo} timeZone={timeZone} locale={locale} memberId={memberId} />;
  if (path === "/agreement")
    return (
      <>
        <OfflineAgreement today={today} locale={locale} />
        <ToToday />
      </>
    );
  return <CheckInForm today={today} locale={locale} memberId={memberId} />;
}

export function ToToday() {
  const t = useTranslations("outbox.offline");
  return (
    <ButtonLink href="/today" look="quiet" wide prefetch={false}>
      {t("toToday")}
    </ButtonLink>
  );
}
