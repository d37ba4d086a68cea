"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { Locale } from "@/lib/i18n/locale";
import { echoLetter } from "@/lib/moments/browser";
import { nameOf } from "@/lib/outbox/parcel";
import { currentWording } from "@/lib/ratings/rules";
import { type Comparison, comparisons } from "@/lib/sessions/rules";
import type { Echo } from "@/lib/sessions/schema";
import type { Today } from "@/lib/today/schema";
import { MomentSent, ScalesNow } from "./moment-parts";
import { ScreenTitle } from "./session-questions";
import { SteadyScreen } from "./steady-screen";
import { dayInWords } from "./today-items";

type Answers = Pick<Echo, "tension" | "safety" | "sleep" | "mood">;
const unanswered: Answers = { tension: null, safety: null, sleep: null, mood: null };

type EchoFormProps = { echo: NonNullable<Today["echo"]>; timeZone: string; locale: Locale; memberId: string };

/** The day after release, in four taps (domain.md G13). Each may be left open, and so may all of it. */
export function EchoForm({ echo, timeZone, locale, memberId }: EchoFormProps) {
  const t = useTranslations("sessions");
  const [draft, keep, ready] = useKeptDraft<Answers>(`echo/${echo.sessionId}`, memberId);
  const answers = draft ?? unanswered;
  const { outbox } = useOutbox();
  const [sent, setSent] = useState<string | null>(null);
  const send = async () => {
    if (!outbox) return;
    const answeredAt = new Date().toISOString();
    const letter = echoLetter(echo.sessionId, { ...answers, timeZone, answeredAt, wording: currentWording });
    // The answers are given up only once they lie in the queue; without room for that they live as long as the page.
    if ((await outbox.put(letter)) === "kept") keep(null);
    setSent(nameOf(letter));
    await outbox.send();
  };
  if (!ready) return <SkeletonLines label={t("frame.loading")} />;
  if (sent) return <MomentSent name={sent} of="echo" />;
  const isEmpty = Object.values(answers).every((answer) => answer === null);
  return (
    <SteadyScreen of="answers">
      <ButtonLink href="/today" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("before.toToday")}
      </ButtonLink>
      <ScreenTitle eyebrow={t("echo.eyebrow", { day: dayInWords(echo.practisedOn, locale) })}>
        {t("echo.title")}
      </ScreenTitle>
      <p className="-mt-3 text-soft">{t("echo.intro")}</p>
      <ScalesNow answers={answers} onChange={(answer) => keep({ ...answers, ...answer })} />
      {(["sleep", "mood"] as const).map((part) => (
        <ChoiceSwitch<Comparison>
          key={part}
          label={t(`echo.${part}`)}
          choices={comparisons.map((value) => ({ value, label: t(`echo.compared.${value}`) }))}
          value={answers[part]}
          onChange={(value) => keep({ ...answers, [part]: value })}
        />
      ))}
      <BottomActions>
        <Button wide disabled={isEmpty || !outbox} onClick={() => void send()}>
          {t("echo.send")}
        </Button>
        <ButtonLink href="/today" look="quiet" wide>
          {t("ratings.skip")}
        </ButtonLink>
      </BottomActions>
    </SteadyScreen>
  );
}

/** A word on the day's page: it asks nothing more of who leaves it. */
type EchoNoticeProps = Pick<EchoFormProps, "echo" | "locale"> & { prefetch?: false };

export function EchoNotice({ echo, locale, prefetch }: EchoNoticeProps) {
  const t = useTranslations("sessions.echo");
  return (
    <Notice
      title={t("title")}
      actions={
        <ButtonLink look="quiet" href="/today/echo" prefetch={prefetch}>
          {t("open")}
        </ButtonLink>
      }
    >
      <p>{t("notice", { day: dayInWords(echo.practisedOn, locale) })}</p>
    </Notice>
  );
}
