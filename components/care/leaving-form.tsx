"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { TakingFocus } from "@/components/access/taking-focus";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SureQuestion } from "@/components/ui/sure-question";
import { useUndo } from "@/components/ui/undo-notice";
import { Refused } from "@/lib/ask";
import type { Day } from "@/lib/calendar";
import { letGo } from "@/lib/care/browser";
import type { LeavingPlan } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { ColleagueField } from "./colleague-field";

type Chosen = Record<string, string>;

/** Wanted: to part well. Feared: a client whom nobody looks after, or a door that stays open. */
export function LeavingForm({ plan: { member, clients, colleagues }, today }: { plan: LeavingPlan; today: Day }) {
  const t = useTranslations("practices.member.leaving");
  const locale = useLocale();
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const offerUndo = useUndo();
  const { proven, question } = useStepUp();
  const [to, setTo] = useState<Chosen>({});
  const [instead, setInstead] = useState<Chosen>({});
  const [step, setStep] = useState<"begin" | "tried" | "sure" | "back">("begin");
  const needing = clients.filter(({ needsSomebody }) => needsSomebody);
  const stoodIn = clients.filter(({ standsIn }) => standsIn.length > 0);
  const others = clients.filter(({ needsSomebody, standsIn }) => !needsSomebody && standsIn.length === 0).length;
  const left = needing.filter(({ id }) => !to[id]);
  const leaving = useMutation({
    mutationFn: () => proven(() => letGo(member.id, { handOver: sent(to, needing), standIns: sent(instead, stoodIn) })),
    onSuccess: (done) => {
      if (!done) return;
      offerUndo({ text: [t("gone", { name }), ...gains()].join(" "), stays: true });
      // The page of somebody who left is nothing to come back to.
      router.replace("/practice");
      router.refresh();
    },
    // What it was refused for may be a client who was not there before. Without an answer nothing is known: all stays.
    onError: (error) => {
      if (error instanceof Refused && error.problem) router.refresh();
    },
  });
  const problem = trouble(leaving.error);
  const { name } = member;
  const isStuck = needing.length > 0 && colleagues.length === 0;
  const [first] = needing.map(({ id }) => to[id] ?? "");
  const all = first && needing.every(({ id }) => to[id] === first) ? first : "";
  const giveAll = (colleague: string) => setTo(Object.fromEntries(needing.map(({ id }) => [id, colleague])));
  const day = (one: Day) => plainDay(format, one, today);

  /** Who got how many. */
  const gains = () =>
    colleagues.flatMap((one) => {
      const count = needing.filter(({ id }) => to[id] === one.id).length;
      return count > 0 ? [t("gained", { count, colleague: one.name })] : [];
    });
  const days = ({ standsIn }: (typeof clients)[number]) =>
    new Intl.ListFormat(locale).format(standsIn.map(({ from, until }) => daysOf(from, until)));
  const daysOf = (from: Day, until: Day) =>
    from <= today ? t("until", { until: day(until) }) : t("fromUntil", { from: day(from), until: day(until) });

  return (
    <section aria-labelledby="leaving" className="flex max-w-2xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="leaving" className="text-heading">
          {t("title", { name })}
        </h2>
        <p className="text-soft">{t("lead", { name })}</p>
      </div>
      {clients.length === 0 ? <p>{t("none", { name })}</p> : null}
      {isStuck ? <Notice kind="attention">{t("nobody")}</Notice> : null}
      {isStuck || needing.length < 2 ? null : (
        <ColleagueField label={t("all")} choose={t("choose")} colleagues={colleagues} value={all} onChange={giveAll} />
      )}
      {isStuck
        ? null
        : needing.map(({ id, name: client }) => (
            <ColleagueField
              key={id}
              label={t("to", { client })}
              choose={t("choose")}
              colleagues={colleagues}
              value={to[id] ?? ""}
              error={step !== "begin" && !to[id] ? t("toMissing", { client }) : undefined}
              onChange={(colleague) => setTo({ ...to, [id]: colleague })}
            />
          ))}
      {stoodIn.map((client) => (
        <ColleagueField
          key={client.id}
          label={t("standsIn", { name, client: client.name, days: days(client) })}
          choose={t("nobodyStandsIn")}
          colleagues={colleagues.filter(({ id }) => !client.treatedBy.includes(id))}
          value={instead[client.id] ?? ""}
          onChange={(colleague) => setInstead({ ...instead, [client.id]: colleague })}
        />
      ))}
      {others > 0 ? <p className="text-soft">{t("others", { count: others })}</p> : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {step === "sure" && left.length === 0 ? (
        <SureQuestion
          question={t("sure", { name })}
          yes={t("yes")}
          no={t("no")}
          isBusy={leaving.isPending}
          onYes={() => leaving.mutate()}
          onNo={() => setStep("back")}
        />
      ) : isStuck ? null : (
        <TakingFocus when={step === "back"}>
          <Button look="quiet" className="self-start" onClick={() => setStep(left.length > 0 ? "tried" : "sure")}>
            {t("act", { name })}
          </Button>
        </TakingFocus>
      )}
      {question}
    </section>
  );
}

const sent = (chosen: Chosen, about: readonly { id: string }[]) =>
  about.flatMap(({ id }) => (chosen[id] ? [{ clientId: id, therapistId: chosen[id] }] : []));
