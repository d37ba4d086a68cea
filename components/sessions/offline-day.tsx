"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { OutboxProvider, useOutbox } from "@/components/frame/outbox";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { SkeletonLines } from "@/components/ui/skeleton";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { echoIn } from "@/lib/moments/browser";
import type { Kept } from "@/lib/outbox/drawer";
import { lastMember } from "@/lib/outbox/last-member";
import { sessionIdIn, sessionIn } from "@/lib/sessions/browser";
import { type KeptDay, readKeptDay } from "@/lib/today/browser";
import { dayWithoutConnection, echoWithoutConnection } from "@/lib/today/rules";
import type { Today } from "@/lib/today/schema";
import { CheckInLink } from "./check-in-link";
import { useCookieTheme } from "./cookie-theme";
import { EchoNotice } from "./echo-form";
import { isPartOfDay, OfflinePart, ToToday } from "./offline-part";
import { SessionPlayer } from "./session-player";
import { TodayView } from "./today-view";
import { BegunSession, WaitingSessions } from "./waiting-sessions";

/** Where the person wanted to go, and what this phone knows of who was last signed in. */
interface Found {
  path: string;
  search: string;
  memberId: string | null;
  day: KeptDay | null;
}

function useFound(): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let here = true;
    const memberId = lastMember();
    const { pathname: path, search } = window.location;
    const day = memberId ? readKeptDay(memberId) : Promise.resolve(null);
    void day.then((kept) => here && setFound({ path, search, memberId, day: kept }));
    return () => {
      here = false;
    };
  }, []);
  return found;
}

/** The moment at which this is looked at; a phone that was laid down yesterday is asked for today. */
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") setNow(new Date());
    };
    // The clock is read after the screen was drawn, not while it is.
    // oxlint-disable-next-line react/set-state-in-effect
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return now;
}

function Shell({ children }: { children: (found: Found, memberId: string, day: KeptDay) => ReactNode }) {
  const t = useTranslations("outbox.offline");
  const found = useFound();
  useCookieTheme();
  if (!found) return <SkeletonLines label={t("loading")} />;
  const { memberId, day } = found;
  if (!memberId || !day)
    return (
      <>
        <PageTitle scale="client">{t("title")}</PageTitle>
        <p>{t("noDay")}</p>
      </>
    );
  return (
    <OutboxProvider memberId={memberId} practiceId={day.practiceId} signedIn={false}>
      {children(found, memberId, day)}
    </OutboxProvider>
  );
}

/** Null until it is known what waits here: that counts for the day. */
function useToday(day: KeptDay): Today | null {
  const now = useNow();
  const { ready, waiting, refused } = useOutbox();
  return useMemo(() => {
    if (!ready || !now) return null;
    const lying = [...waiting, ...refused];
    const sessionsOf = (parcels: readonly Kept[]) =>
      parcels.flatMap((parcel) => {
        const [id, log] = [sessionIdIn(parcel), sessionIn(parcel)];
        return id && log ? [{ id, log }] : [];
      });
    const answered = lying.flatMap((parcel) => (echoIn(parcel) ? (sessionIdIn(parcel) ?? []) : []));
    return {
      ...dayWithoutConnection(
        day.today,
        sessionsOf(lying).map(({ log }) => log),
        now,
      ),
      echo: echoWithoutConnection(day.today, sessionsOf(waiting), answered, now),
    };
  }, [day, ready, now, waiting, refused]);
}

/** The client's pages without a connection. With it, the house shows them itself. */
export function OfflineDay() {
  useEffect(() => {
    // A phone often says that it has a connection before it has one: only the house's own answer counts.
    const back = () =>
      void fetch("/api/health", { cache: "no-store" }).then(
        ({ ok }) => ok && window.location.reload(),
        () => undefined,
      );
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, []);
  return <Shell>{(found, memberId, day) => <Day path={found.path} memberId={memberId} day={day} />}</Shell>;
}

function Day({ path, memberId, day }: { path: string; memberId: string; day: KeptDay }) {
  const t = useTranslations("outbox.offline");
  const notToday = useTranslations("sessions.notToday");
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const today = useToday(day);
  if (isPartOfDay(path, today ?? day.today))
    return today ? (
      <OfflinePart path={path} today={today} locale={locale} memberId={memberId} />
    ) : (
      <SkeletonLines label={t("loading")} />
    );
  if (path === "/today/not-today" || !["/", "/today", "/offline"].includes(path)) {
    const isChosen = path === "/today/not-today";
    return (
      <>
        <PageTitle scale="client">{isChosen ? notToday("title") : t("title")}</PageTitle>
        <p className="-mt-3">{isChosen ? notToday("body") : t("elsewhere")}</p>
        <ToToday />
      </>
    );
  }
  if (!today) return <SkeletonLines label={t("loading")} />;
  const keptOn = format.dateTime(new Date(day.keptAt), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: day.today.timeZone,
  });
  return (
    <TodayView
      today={today}
      locale={locale}
      begin={{ href: "/today/session" }}
      notToday={{ href: "/today/not-today" }}
      beside={<CheckInLink prefetch={false} />}
    >
      <Notice
        title={t("title")}
        actions={
          <Button look="quiet" onClick={() => window.location.reload()}>
            {t("tryAgain")}
          </Button>
        }
      >
        <p>{t("body")}</p>
        {day.today.date === today.date ? null : <p>{t("asOf", { day: keptOn })}</p>}
      </Notice>
      <WaitingSessions canRetry={false} />
      {today.echo ? <EchoNotice echo={today.echo} locale={locale} prefetch={false} /> : null}
      <BegunSession memberId={memberId} />
    </TodayView>
  );
}

export function OfflineSession() {
  return <Shell>{(found, memberId, day) => <Session found={found} memberId={memberId} day={day} />}</Shell>;
}

function Session({ found, memberId, day }: { found: Found; memberId: string; day: KeptDay }) {
  const t = useTranslations("outbox.offline");
  const locale = useLocale() as Locale;
  const today = useToday(day);
  if (!today) return <SkeletonLines label={t("loading")} />;
  return (
    <SessionPlayer
      today={today}
      locale={locale}
      memberId={memberId}
      goOn={new URLSearchParams(found.search).has("on")}
    />
  );
}
