"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { decideRelease } from "@/lib/safety/browser";
import { openingProposal } from "@/lib/safety/rules";
import { type Release, type ReleaseDecision, releaseDecision } from "@/lib/safety/schema";
import type { Deciding } from "./release-decisions";

type ReleaseFormProps = {
  deciding: Deciding;
  release: Release;
  clientId: string;
  today: Day;
  reviewOn: Day;
  onDone: () => void;
};

type In = z.input<typeof releaseDecision>;

const asNumber = (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value));
const asDay = (value: unknown) => (value === "" ? null : value);

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
  const { deciding, clientId, today, onDone } = props;
  const t = useTranslations("safety.release.form");
  const tUi = useTranslations("ui");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const isOpening = deciding !== "shut";
  const asksHealth = deciding === "open" || deciding === "again";
  const form = useForm<In, unknown, ReleaseDecision>({
    resolver: zodResolver(releaseDecision),
    defaultValues: startFrom(props),
  });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const forget = useKeptForm(`release/${clientId}/${deciding}`, form);
  const decide = useMutation({
    mutationFn: (decision: ReleaseDecision) => decideRelease(clientId, decision),
    onSuccess: () => {
      forget();
      router.refresh();
      onDone();
    },
  });
  const problem = trouble(decide.error);

  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={handleSubmit((decision) => {
        // A first opening, and one after a rest, says that health was talked through (domain.md G7).
        if (asksHealth && !decision.health) form.setError("health", { message: "missing" }, { shouldFocus: true });
        else decide.mutate({ ...decision, open: isOpening });
      })}
    >
      <p className="text-soft">{isOpening ? t("agreement") : t("clientSeesShut")}</p>
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
          <TextArea
            label={t("health")}
            aside={asksHealth ? undefined : tUi("optional")}
            hint={t("healthHint")}
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
