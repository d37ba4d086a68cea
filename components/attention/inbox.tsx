import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { CareNews } from "@/components/care/care-news";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import type { Inbox as Asking } from "@/lib/attention/schema";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Contact } from "@/lib/safety/schema";
import { InboxList } from "./inbox-list";
import { matterLine } from "./matter-words";

const titleId = "inbox-title";

type InboxProps = { inbox: Asking; parked: boolean; isFirst: boolean; contact: Contact; today: Day };

/** Wanted: what came in since yesterday, in two minutes. Feared: that somebody thinks it is watched all day. */
export async function Inbox({ inbox, parked, isFirst, contact, today }: InboxProps) {
  const [t, kinds, signs, format, locale] = await Promise.all([
    getTranslations("attention"),
    getTranslations("safety.signals.kinds"),
    getTranslations("sessions.stopping.signs"),
    getFormatter(),
    getLocale(),
  ]);
  const telling = { t, kinds, signs, format, today };
  const lines = inbox.items.map((one) => ({ ...matterLine(one.client.id, one, telling), name: one.client.name }));
  const hours = contact.hours[locale === "en" ? "en" : "nl"];
  const here = parked ? "/inbox?parked=1" : "/inbox";
  return (
    <div className="flex flex-col gap-5">
      <PageTitle>{t("title")}</PageTitle>
      <Notice kind="information">
        <p>{t("notLive")}</p>
        <p>{hours ? t("hours", { hours }) : t("noHours")}</p>
      </Notice>
      <Segmented
        label={t("tabs.label")}
        items={[
          { href: "/inbox", label: t("tabs.asking", { count: inbox.open }), current: !parked },
          { href: "/inbox?parked=1", label: t("tabs.parked", { count: inbox.parked }), current: parked },
        ]}
      />
      {parked || !isFirst ? null : <CareNews news={inbox.care} today={today} titleId={titleId} />}
      <h2 id={titleId} tabIndex={-1} className="-mb-2 text-table text-soft outline-none">
        {lines.length > 0 ? t("order") : <span className="sr-only">{t("title")}</span>}
      </h2>
      {lines.length > 0 ? (
        <InboxList key={here} lines={lines} titleId={titleId} />
      ) : inbox.care.length > 0 && !parked ? null : (
        <EmptyState title={t(parked ? "empty.parkedTitle" : "empty.title")}>
          {t(parked ? "empty.parkedBody" : "empty.body")}
        </EmptyState>
      )}
      {inbox.nextCursor ? (
        <Link
          href={`${here}${parked ? "&" : "?"}cursor=${encodeURIComponent(inbox.nextCursor)}`}
          className="link w-fit py-2 text-desk"
        >
          {t("next")}
        </Link>
      ) : null}
      {isFirst ? null : (
        <ButtonLink look="plain" href={here} className="w-fit">
          {t("first")}
        </ButtonLink>
      )}
    </div>
  );
}
