"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import { arrangeAway } from "@/lib/care/browser";
import { isLongStandIn } from "@/lib/care/rules";
import type { AwayPlan } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { AwayClients, type AwayLine } from "./away-clients";
import { awayLine } from "./away-line";
import { useCarerWords } from "./carer-words";
import { ColleagueField } from "./colleague-field";

type AwayFormProps = { plan: AwayPlan; isOwn: boolean; today: Day };

/** Wanted: to go with an easy mind, in one act. Feared: a client who was forgotten, or a record that stays open. */
export function AwayForm({ plan, isOwn, today }: AwayFormProps) {
  const { member, clients, colleagues } = plan;
  const t = useTranslations("care.away");
  const form = useTranslations("care.form");
  const locale = useLocale();
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const carerWords = useCarerWords(today);
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [who, setWho] = useState("");
  const [chosen, setChosen] = useState<Record<string, boolean>>({});
  const [isTried, setTried] = useState(false);
  const [asked, setAsked] = useState<Day | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  const days = from && until && from <= until ? { from, until } : null;
  const name = colleagues.find(({ id }) => id === who)?.name ?? "";
  const lines = clients.flatMap((client): AwayLine[] => {
    const line = awayLine(client, { memberId: member.id, who, days, carerWords });
    return line ? [{ ...line, isTicked: !line.isAlready && (chosen[client.id] ?? !line.isCovered) }] : [];
  });
  const ticked = lines.filter(({ isTicked }) => isTicked);
  const arranging = useMutation({
    mutationFn: arrangeAway,
    onSuccess: ({ value }) => {
      setSaid(saidOf(value.standIns));
      setChosen({});
      setTried(false);
      setAsked(null);
      router.refresh();
    },
    onError: (error) => {
      // A client who has gone to somebody else meanwhile, or a colleague: the page tells how it is now.
      if (error instanceof Refused && error.problem) router.refresh();
    },
  });
  const faults = arranging.error instanceof Refused ? (arranging.error.problem?.errors ?? []) : [];
  const fault = (path: string) => faults.find((one) => one.path === path)?.message;
  const isChanged = faults.some(({ path }) => path.startsWith("standIns"));
  const problem = isChanged ? t("changed") : faults.length > 0 ? null : trouble(arranging.error);
  const missing = {
    from: isTried && !from ? form("dayMissing") : undefined,
    until: isTried && !until ? form("dayMissing") : isTried && from > until ? t("untilBefore") : undefined,
    who: isTried && !who ? form("whoMissing") : undefined,
    clients: isTried && ticked.length === 0 ? t("clientsMissing") : undefined,
  };
  const isLong = days !== null && isLongStandIn(days.from, days.until);
  const isAsked = isLong && asked === until;
  const dayWords = (one: Day) => plainDay(format, one, today);
  const summaryOf = (count: number) =>
    t(from === until ? "summaryOn" : "summary", { name, count, from: dayWords(from), until: dayWords(until) });

  function saidOf(done: { clientId: string; outcome: string }[]): string {
    const [stands, already] = ["stands_in", "treats_already"].map((outcome) =>
      done.filter((one) => one.outcome === outcome),
    );
    const names = (already ?? []).map(({ clientId }) => clients.find(({ id }) => id === clientId)?.name ?? "");
    return [
      stands?.length ? t("said", { summary: summaryOf(stands.length) }) : "",
      names.length > 0 ? t("saidAlready", { name, clients: new Intl.ListFormat(locale).format(names) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (arranging.isPending) return;
    setTried(true);
    setSaid(null);
    const first = !from ? "from" : !days ? "until" : !who ? "who" : null;
    if (first) document.getElementById(`away-${first}`)?.focus();
    if (!days || !who || ticked.length === 0) return;
    if (isLong && !isAsked) return setAsked(until);
    arranging.mutate({
      memberId: member.id,
      away: { ...days, standIns: ticked.map(({ id }) => ({ clientId: id, therapistId: who })) },
    });
  }

  return (
    <form noValidate className="flex max-w-2xl flex-col gap-5" onSubmit={submit}>
      <div className="grid grid-cols-2 gap-3 sm:w-2/3">
        <TextField
          id="away-from"
          type="date"
          label={t("from")}
          min={today}
          value={from}
          error={missing.from ?? fault("from")}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          id="away-until"
          type="date"
          label={t("until")}
          min={from || today}
          value={until}
          error={missing.until ?? fault("until")}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      <ColleagueField
        id="away-who"
        label={t("who")}
        choose={form("choose")}
        colleagues={colleagues}
        value={who}
        error={missing.who}
        onChange={setWho}
      />
      <AwayClients
        lines={lines}
        colleague={name}
        error={missing.clients}
        onTick={(id, isTicked) => setChosen({ ...chosen, [id]: isTicked })}
      />
      <StoodIn plan={plan} isOwn={isOwn} days={days} />
      <p className="text-(length:--hint-text) leading-snug text-soft">{t("told")}</p>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {isAsked ? <Notice live="polite">{form("long", { day: dayWords(until) })}</Notice> : null}
      {days && name && ticked.length > 0 ? <p className="font-semibold">{summaryOf(ticked.length)}</p> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={arranging.isPending}>
          {form(isAsked ? "longYes" : "save")}
        </Button>
      </div>
      <p role="status" className="empty:hidden">
        {said}
      </p>
    </form>
  );
}

/** On whose days off somebody stands in elsewhere: said, and settled by another. */
function StoodIn({ plan, isOwn, days }: { plan: AwayPlan; isOwn: boolean; days: { from: Day; until: Day } | null }) {
  const t = useTranslations("care.away");
  const count = plan.standsIn.filter((one) => days && one.from <= days.until && one.until >= days.from).length;
  if (count === 0) return null;
  return <p>{t(isOwn ? "standsIn" : "standsInOf", { count, name: plan.member.name })}</p>;
}
