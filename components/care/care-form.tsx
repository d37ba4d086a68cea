"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TakingFocus } from "@/components/access/taking-focus";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { Refused } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import { giveCare } from "@/lib/care/browser";
import { askable, isLongStandIn, replacedBy } from "@/lib/care/rules";
import type { Care, CareTerm } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { ColleagueField } from "./colleague-field";

type Kind = "standIn" | "takesOver" | "joins";
type CareFormProps = {
  clientId: string;
  care: Care;
  viewer: { id: string; isOwner: boolean };
  today: Day;
  onGiven: (now: Care, given: { id: string; name: string; from: Day; handsOver: boolean }) => void;
  onCancel: () => void;
};

/** A colleague for some days, or for good. */
export function CareForm({ clientId, care, viewer, today, onGiven, onCancel }: CareFormProps) {
  const t = useTranslations("care.form");
  const format = useFormatter();
  const trouble = useTroubleWords();
  const [who, setWho] = useState("");
  const [chosen, setKind] = useState<Kind>("standIn");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [isTried, setTried] = useState(false);
  const [asked, setAsked] = useState<Day | null>(null);
  const replaced = replacedBy(care, viewer, who);
  // With another colleague there may be nobody to take over from.
  const kind = chosen === "takesOver" && !replaced ? "standIn" : chosen;
  const giving = useMutation({
    mutationFn: (term: CareTerm) => giveCare(clientId, who, term),
    onSuccess: ({ value }, term) =>
      onGiven(value, {
        id: who,
        name: care.colleagues.find(({ id }) => id === who)?.name ?? "",
        from: term.from,
        handsOver: term.insteadOf === viewer.id,
      }),
  });
  const isStandIn = kind === "standIn";
  const isLong = isStandIn && until !== "" && from !== "" && isLongStandIn(from, until);
  const missing = {
    who: isTried && !who ? t("whoMissing") : undefined,
    from: isTried && !from ? t("dayMissing") : undefined,
    until: isTried && isStandIn && !until ? t("dayMissing") : undefined,
  };
  const sentFaults = giving.error instanceof Refused ? (giving.error.problem?.errors ?? []) : [];
  const fault = (path: string) => sentFaults.find((one) => one.path === path)?.message;
  const problem = sentFaults.length > 0 ? null : trouble(giving.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!who || !from || (isStandIn && !until) || giving.isPending) return;
    if (isLong && asked !== until) return setAsked(until);
    giving.mutate({
      from,
      until: isStandIn ? until : null,
      insteadOf: kind === "takesOver" ? (replaced?.id ?? null) : null,
    });
  }

  const why = care.carers.some(({ followedBy }) => followedBy !== null) ? "planned" : "already";
  const takesOver =
    replaced?.id === viewer.id ? (viewer.isOwner ? "takesOverHintOwner" : "takesOverHintYou") : "takesOverHint";
  const kinds = [
    { value: "standIn" as const, label: t("standIn"), hint: t("standInHint") },
    replaced
      ? { value: "takesOver" as const, label: t("takesOver"), hint: t(takesOver, { name: replaced.name }) }
      : { value: "takesOver" as const, label: t("takesOver"), hint: t("takesOverWhy", { why }), disabled: true },
    { value: "joins" as const, label: t("joins"), hint: t("joinsHint") },
  ];
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <TakingFocus>
        <ColleagueField
          label={t("who")}
          choose={t("choose")}
          colleagues={askable(care, viewer)}
          value={who}
          error={missing.who}
          onChange={(id) => {
            setWho(id);
            giving.reset();
          }}
        />
      </TakingFocus>
      <RadioList legend={t("kind")} choices={kinds} value={kind} onChange={setKind} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t("from")}
          min={today}
          value={from}
          error={missing.from ?? fault("from")}
          onChange={({ target }) => setFrom(target.value)}
        />
        {isStandIn ? (
          <TextField
            type="date"
            label={t("until")}
            min={from || today}
            value={until}
            error={missing.until ?? fault("until")}
            onChange={({ target }) => setUntil(target.value)}
          />
        ) : null}
      </div>
      <p className="text-(length:--hint-text) leading-snug text-soft">{t("told")}</p>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {isLong && asked === until ? (
        <Notice live="polite">{t("long", { day: plainDay(format, until, today) })}</Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={giving.isPending}>
          {t(isLong && asked === until ? "longYes" : "save")}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
