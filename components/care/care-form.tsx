"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { Refused } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import { giveCare } from "@/lib/care/browser";
import { askable, replacedBy } from "@/lib/care/rules";
import type { Care, CareTerm } from "@/lib/care/schema";
import { ColleagueField } from "./colleague-field";

type Kind = "standIn" | "takesOver" | "joins";
type CareFormProps = {
  clientId: string;
  care: Care;
  viewer: { id: string; isOwner: boolean };
  today: Day;
  onDone: () => void;
};

/** A colleague for some days, or for good. */
export function CareForm({ clientId, care, viewer, today, onDone }: CareFormProps) {
  const t = useTranslations("care.form");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [who, setWho] = useState("");
  const [kind, setKind] = useState<Kind>("standIn");
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [isTried, setTried] = useState(false);
  const replaced = replacedBy(care, viewer, who);
  const giving = useMutation({
    mutationFn: (term: CareTerm) => giveCare(clientId, who, term),
    onSuccess: () => {
      onDone();
      router.refresh();
    },
  });
  const isStandIn = kind === "standIn";
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
    giving.mutate({
      from,
      until: isStandIn ? until : null,
      insteadOf: kind === "takesOver" ? (replaced?.id ?? null) : null,
    });
  }

  const kinds = (["standIn", "takesOver", "joins"] as const).map((value) => ({
    value,
    label: t(value),
    ...(value === "takesOver" && !replaced
      ? { disabled: true }
      : { hint: t(`${value}Hint`, { name: replaced?.name ?? "" }) }),
  }));
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
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
      <div className="flex flex-wrap gap-3">
        <Button type="submit" aria-disabled={giving.isPending}>
          {t("save")}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
