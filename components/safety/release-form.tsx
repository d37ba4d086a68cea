"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import { isApproved } from "@/lib/health/rules";
import type { HealthList } from "@/lib/health/schema";
import { decideRelease } from "@/lib/safety/browser";
import { openingProposal } from "@/lib/safety/rules";
import { type Release, type ReleaseDecision, releaseDecision } from "@/lib/safety/schema";
import { fieldOf, useHealthAnswers } from "./health-answers";
import { HealthDraft } from "./health-draft";
import { HealthQuestions } from "./health-questions";
import type { Deciding } from "./release-decisions";

type ReleaseFormProps = {
  deciding: Deciding;
  release: Release;
  healthList: HealthList;
  unseen: number;
  clientId: string;
  today: Day;
  reviewOn: Day;
  onDone: () => void;
};

type In = z.input<typeof releaseDecision>;

const asNumber = (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value));
const asDay = (value: unknown) => (value === "" ? null : value);

/** Somebody approved other questions meanwhile. */
const isStale = (error: unknown) => error instanceof Refused && error.refusal === "stale";

function startFrom({ deciding, release, reviewOn }: ReleaseFormProps): In {
  if (deciding === "open") return { open: true, because: "", health: "", ...openingProposal, reviewOn };
  const { because, maxMinutes, maxPerWeek, reviewOn: agreed } = release;
  // What was said about opening it the first time is no reason to go on after it rested.
  if (deciding === "again") return { open: true, because: "", health: "", maxMinutes, maxPerWeek, reviewOn };
  if (deciding === "change")
    return { open: true, because, health: release.health ?? "", maxMinutes, maxPerWeek, reviewOn: agreed };
  return { open: false, because: "", maxMinutes: null, maxPerWeek: null, reviewOn: null };
}

export function ReleaseForm(props: ReleaseFormProps) {
  const { deciding, release, healthList, unseen, clientId, today, onDone } = props;
  const t = useTranslations("safety.release.form");
  const tUi = useTranslations("ui");
  const tHealth = useTranslations("safety.health");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const isOpening = deciding !== "shut";
  const asksHealth = deciding === "open" || deciding === "again";
  // Asked at a first opening and after a rest; a change of agreements shows what was answered. A draft is asked of nobody.
  const asksList = isApproved(healthList) && (asksHealth || (deciding === "change" && release.checked !== null));
  const needsWords = asksHealth && !asksList;
  const form = useForm<In, unknown, ReleaseDecision>({
    resolver: zodResolver(releaseDecision),
    defaultValues: startFrom(props),
  });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const forgetForm = useKeptForm(`release/${clientId}/${deciding}`, form);
  const before = deciding === "change" ? release.checked : null;
  const health = useHealthAnswers(`release/${clientId}/${deciding}/health`, healthList, before);
  const healthPart = useRef<HTMLDivElement>(null);
  const forget = () => {
    forgetForm();
    health.forget();
  };
  const decide = useMutation({
    mutationFn: (decision: ReleaseDecision) => decideRelease(clientId, decision),
    onSuccess: () => {
      forget();
      router.refresh();
      onDone();
    },
    onError: (error) => {
      if (isStale(error)) router.refresh();
    },
  });
  const problem = isStale(decide.error) ? tHealth("changed") : trouble(decide.error);
  const send = (decision: ReleaseDecision) => {
    // A first opening, and one after a rest, says that health was talked through (domain.md G7).
    if (needsWords && !decision.health) return form.setError("health", { message: "missing" }, { shouldFocus: true });
    const isLeftOut = !asksList || (!asksHealth && health.isUntouched);
    const gap = isLeftOut ? undefined : health.ask();
    if (gap) return document.getElementById(fieldOf(gap))?.focus();
    decide.mutate({ ...decision, open: isOpening, ...(!isLeftOut && { checked: health.check() }) });
  };

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={handleSubmit(send, () => void (asksHealth && asksList && health.ask()))}
    >
      <p className="text-soft">{isOpening ? t("agreement") : t("clientSeesShut")}</p>
      {isOpening && unseen > 0 ? <Notice kind="attention">{t("unseen", { count: unseen })}</Notice> : null}
      <TextArea
        label={t({ open: "because", change: "because", again: "becauseAgain", shut: "becauseShut" }[deciding])}
        aside={isOpening ? undefined : tUi("optional")}
        hint={isOpening ? t("becauseHint") : undefined}
        error={said(errors.because)}
        rows={3}
        {...register("because")}
      />
      {isOpening ? (
        <>
          <div ref={healthPart} tabIndex={-1} className="flex flex-col gap-5 empty:hidden">
            {asksList ? <HealthQuestions list={healthList} form={health} /> : null}
            {needsWords ? <HealthDraft list={healthList} onApproved={() => healthPart.current?.focus()} /> : null}
          </div>
          <TextArea
            label={t(asksList ? "healthMore" : "health")}
            aside={needsWords ? undefined : tUi("optional")}
            hint={asksList ? undefined : t("healthHint")}
            error={said(errors.health)}
            rows={2}
            {...register("health")}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              type="number"
              inputMode="numeric"
              min={1}
              max={60}
              label={t("maxMinutes")}
              hint={t("maxMinutesHint")}
              error={said(errors.maxMinutes)}
              {...register("maxMinutes", { setValueAs: asNumber })}
            />
            <TextField
              type="number"
              inputMode="numeric"
              min={1}
              max={21}
              label={t("maxPerWeek")}
              error={said(errors.maxPerWeek)}
              {...register("maxPerWeek", { setValueAs: asNumber })}
            />
          </div>
          <TextField
            type="date"
            min={today}
            className="sm:w-1/2"
            label={t("reviewOn")}
            error={said(errors.reviewOn)}
            {...register("reviewOn", { setValueAs: asDay })}
          />
          <p className="text-soft">{t("clientSees")}</p>
        </>
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={decide.isPending}>
          {t({ open: "submitOpen", change: "submitChange", again: "submitAgain", shut: "submitShut" }[deciding])}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            forget();
            onDone();
          }}
        >
          {tUi("cancel")}
        </Button>
      </div>
    </form>
  );
}
