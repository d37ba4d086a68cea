"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { CheckField, SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { addDays, type Day } from "@/lib/calendar";
import { agreeVerdict } from "@/lib/verdicts/browser";
import { proposedTerms } from "@/lib/verdicts/rules";
import {
  comparedRatings,
  directions,
  type VerdictAgreement,
  type VerdictProposal,
  verdictProposal,
} from "@/lib/verdicts/schema";
import { TermsList } from "./terms-list";

type In = z.input<typeof verdictProposal>;

type VerdictFormProps = { clientId: string; open: VerdictAgreement | null; today: Day; onDone: () => void };

/** What holds now, to be changed from here on; or what is mostly agreed. */
function startFrom(open: VerdictAgreement | null, today: Day): In {
  if (!open) return { ...proposedTerms(today), together: false, replaces: null };
  const { rating, wanted, points, fewest, baselineFrom, baselineUntil, lookOn, together } = open;
  const secondFrom = open.secondFrom < today ? today : open.secondFrom;
  const terms = { rating, wanted, points, fewest, baselineFrom, baselineUntil, secondFrom, lookOn };
  return { ...terms, together, replaces: open.id };
}

export function VerdictForm({ clientId, open, today, onDone }: VerdictFormProps) {
  const t = useTranslations("verdicts.form");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const [id] = useState(uuidv7);
  const [theirs, setTheirs] = useState<VerdictAgreement | null>(null);
  const form = useForm<In, unknown, VerdictProposal>({
    resolver: zodResolver(verdictProposal),
    defaultValues: startFrom(open, today),
  });
  const { register, handleSubmit, setValue, formState } = form;
  const { errors } = formState;
  const forget = useKeptForm(`verdict/${clientId}/${open?.id ?? "first"}`, form);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (proposal: VerdictProposal) => agreeVerdict(clientId, id, proposal),
    onSuccess: () => {
      forget();
      router.refresh();
      onDone();
    },
    onError: (refusal) => {
      if (!(refusal instanceof Refused) || refusal.refusal !== "stale") return;
      const current = (refusal.problem?.current ?? null) as VerdictAgreement | null;
      setTheirs(current);
      setValue("replaces", current?.id ?? null);
    },
  });
  const problem = theirs ? null : trouble(error);
  const date = (name: "baselineFrom" | "baselineUntil" | "secondFrom" | "lookOn", min?: Day) => (
    <TextField
      type="date"
      min={min}
      label={t(name)}
      hint={name === "lookOn" ? t("lookOnHint") : undefined}
      error={said(errors[name])}
      {...register(name)}
    />
  );
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={handleSubmit((proposal) => mutate(proposal))}>
      <p className="text-soft">{open ? t("changeLead") : t("lead")}</p>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <SelectField
          label={t("rating")}
          hint={t("ratingHint")}
          {...register("rating", {
            onChange: ({ target }) => setValue("wanted", target.value === "safety" ? "higher" : "lower"),
          })}
        >
          {comparedRatings.map((rating) => (
            <option key={rating} value={rating}>
              {t(rating)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("wanted")} {...register("wanted")}>
          {directions.map((way) => (
            <option key={way} value={way}>
              {t(way)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="number"
          inputMode="numeric"
          min={1}
          max={5}
          label={t("points")}
          hint={t("pointsHint")}
          error={said(errors.points)}
          {...register("points", { valueAsNumber: true })}
        />
        <TextField
          type="number"
          inputMode="numeric"
          min={5}
          max={60}
          label={t("fewest")}
          hint={t("fewestHint")}
          error={said(errors.fewest)}
          {...register("fewest", { valueAsNumber: true })}
        />
        {date("baselineFrom")}
        {date("baselineUntil")}
        {date("secondFrom", today)}
        {date("lookOn", addDays(today, 1))}
      </div>
      <CheckField label={t("together")} hint={t("togetherHint")} {...register("together")} />
      {theirs ? (
        <Notice kind="information" live="assertive" title={t("theirs")}>
          <TermsList terms={theirs} today={today} />
        </Notice>
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button type="submit" disabled={isPending} className="self-start">
        {t("send")}
      </Button>
    </form>
  );
}
