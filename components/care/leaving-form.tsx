"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useStepUp } from "@/components/access/step-up";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { letGo } from "@/lib/care/browser";
import type { LeavingPlan } from "@/lib/care/schema";
import { ColleagueField } from "./colleague-field";

/** Wanted: to part well. Feared: a client whom nobody looks after, or a door that stays open. */
export function LeavingForm({ plan: { member, clients, colleagues } }: { plan: LeavingPlan }) {
  const t = useTranslations("practices.member.leaving");
  const router = useRouter();
  const trouble = useTroubleWords();
  const { proven, question } = useStepUp();
  const [to, setTo] = useState<Record<string, string>>({});
  const [step, setStep] = useState<"begin" | "tried" | "sure">("begin");
  const needing = clients.filter(({ needsSomebody }) => needsSomebody);
  const left = needing.filter(({ id }) => !to[id]);
  const leaving = useMutation({
    mutationFn: () =>
      proven(() =>
        letGo(member.id, { handOver: needing.map(({ id }) => ({ clientId: id, therapistId: to[id] ?? "" })) }),
      ),
    onSuccess: (done) => {
      if (done) router.push("/practice");
    },
    // What it was refused for may be a client who was not there before.
    onError: () => router.refresh(),
  });
  const problem = trouble(leaving.error);
  const { name } = member;
  const isStuck = needing.length > 0 && colleagues.length === 0;
  const giveAll = (colleague: string) => setTo(Object.fromEntries(needing.map(({ id }) => [id, colleague])));
  return (
    <section aria-labelledby="leaving" className="flex max-w-2xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="leaving" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("lead", { name })}</p>
      </div>
      {clients.length === 0 ? <p>{t("none", { name })}</p> : null}
      {isStuck ? <Notice kind="attention">{t("nobody")}</Notice> : null}
      {isStuck || needing.length < 2 ? null : (
        <ColleagueField label={t("all")} choose={t("choose")} colleagues={colleagues} value="" onChange={giveAll} />
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
      {clients.length > needing.length ? (
        <p className="text-soft">{t("others", { count: clients.length - needing.length })}</p>
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {step === "sure" && left.length === 0 ? (
        <div role="group" aria-labelledby="sure" className="flex flex-col gap-3">
          <p id="sure" className="font-semibold">
            {t("sure", { name })}
          </p>
          <div className="flex flex-wrap gap-3">
            <Button aria-disabled={leaving.isPending} onClick={() => leaving.isPending || leaving.mutate()}>
              {t("yes")}
            </Button>
            <Button look="quiet" onClick={() => setStep("begin")}>
              {t("no")}
            </Button>
          </div>
        </div>
      ) : isStuck ? null : (
        <Button look="quiet" className="self-start" onClick={() => setStep(left.length > 0 ? "tried" : "sure")}>
          {t("act", { name })}
        </Button>
      )}
      {question}
    </section>
  );
}
