"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RatingScale } from "@/components/ui/rating-scale";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Refused } from "@/lib/ask";
import type { Locale } from "@/lib/i18n/locale";
import { tellEcho } from "@/lib/moments/browser";
import { type Comparison, comparisons } from "@/lib/sessions/rules";
import type { Echo } from "@/lib/sessions/schema";
import type { Today } from "@/lib/today/schema";
import { ScreenTitle } from "./session-questions";
import { dayInWords } from "./today-items";

type Answers = Pick<Echo, "tension" | "safety" | "sleep" | "mood">;
const unanswered: Answers = { tension: null, safety: null, sleep: null, mood: null };

type EchoFormProps = { echo: NonNullable<Today["echo"]>; timeZone: string; locale: Locale; memberId: string };

/** The day after release, in four taps (domain.md G13). Each may be left open, and so may all of it. */
export function EchoForm({ echo, timeZone, locale, memberId }: EchoFormProps) {
  const t = useTranslations("sessions");
  const [draft, keep, ready] = useKeptDraft<Answers>(`echo/${echo.sessionId}`, memberId);
  const answers = draft ?? unanswered;
  const [status, setStatus] = useState<"asking" | "sending" | "sent" | "notSent">("asking");
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async () => {
    setStatus("sending");
    setRefusal(null);
    try {
      await tellEcho(echo.sessionId, { ...answers, timeZone, answeredAt: new Date().toISOString() });
      keep(null);
      setStatus("sent");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error.problem?.detail ?? null);
      setStatus("notSent");
    }
  };
  if (!ready) return <SkeletonLines label={t("frame.loading")} />;
  if (status === "sent")
    return (
      <>
        <ScreenTitle>{t("thanks.title")}</ScreenTitle>
        <p className="-mt-3">{t("echo.thanks")}</p>
        <BottomActions>
          <ButtonLink href="/today" wide>
            {t("thanks.toToday")}
          </ButtonLink>
        </BottomActions>
      </>
    );
  const isEmpty = Object.values(answers).every((answer) => answer === null);
  return (
    <>
      <ButtonLink href="/today" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("before.toToday")}
      </ButtonLink>
      <ScreenTitle eyebrow={t("echo.eyebrow", { day: dayInWords(echo.practisedOn, locale) })}>
        {t("echo.title")}
      </ScreenTitle>
      <p className="-mt-3 text-soft">{t("echo.intro")}</p>
      {(["tension", "safety"] as const).map((scale) => (
        <RatingScale
          key={scale}
          legend={t(`ratings.${scale}.question`)}
          legendSize="field"
          low={t(`ratings.${scale}.low`)}
          high={t(`ratings.${scale}.high`)}
          declinedLabel={t("ratings.declined")}
          hue={scale === "safety" ? "sea" : "moss"}
          value={answers[scale]}
          onChange={(value) => keep({ ...answers, [scale]: value })}
        />
      ))}
      {(["sleep", "mood"] as const).map((part) => (
        <ChoiceSwitch<Comparison>
          key={part}
          label={t(`echo.${part}`)}
          choices={comparisons.map((value) => ({ value, label: t(`echo.compared.${value}`) }))}
          value={answers[part]}
          onChange={(value) => keep({ ...answers, [part]: value })}
        />
      ))}
      {status === "notSent" ? (
        <Notice kind="attention" live="assertive">
          <p>{refusal ?? t("echo.notSent")}</p>
        </Notice>
      ) : null}
      <BottomActions>
        <Button wide disabled={isEmpty || status === "sending"} onClick={() => void send()}>
          {t("echo.send")}
        </Button>
        <ButtonLink href="/today" look="quiet" wide>
          {t("ratings.skip")}
        </ButtonLink>
      </BottomActions>
    </>
  );
}

/** A word on the day's page: it asks nothing more of who leaves it. */
export function EchoNotice({ echo, locale }: Pick<EchoFormProps, "echo" | "locale">) {
  const t = useTranslations("sessions.echo");
  return (
    <Notice
      title={t("title")}
      actions={
        <ButtonLink look="quiet" href="/today/echo">
          {t("open")}
        </ButtonLink>
      }
    >
      <p>{t("notice", { day: dayInWords(echo.practisedOn, locale) })}</p>
    </Notice>
  );
}
