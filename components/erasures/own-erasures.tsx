"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, DownloadLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { ownCertificate, withdrawErasure } from "@/lib/erasures/browser";
import { daysLeft } from "@/lib/erasures/rules";
import type { Erasure } from "@/lib/erasures/schema";
import { useFormatter } from "@/lib/i18n/formatter";

export function OwnErasures({ erasures, today }: { erasures: readonly Erasure[]; today: Day }) {
  const t = useTranslations("erasures");
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading">{t("own")}</h2>
      {erasures.length === 0 ? <p className="text-soft">{t("none")}</p> : null}
      <ul className="flex flex-col gap-4">
        {erasures.map((erasure) => (
          <li key={erasure.id} className="surface flex flex-col gap-3 p-5">
            <OwnErasure erasure={erasure} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnErasure({ erasure, today }: { erasure: Erasure; today: Day }) {
  const t = useTranslations("erasures");
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const back = useMutation({ mutationFn: () => withdrawErasure(erasure.id), onSuccess: () => router.refresh() });
  const problem = trouble(back.error);
  const day = (of: Day) => plainDay(format, of, today);
  const { id, scope, askedOn, state, decideBy, decision, source } = erasure;
  const days = daysLeft(erasure, today);
  return (
    <>
      <h3 className="font-semibold">{t("line", { scope: t(`scopes.${scope}.label`), day: day(askedOn) })}</h3>
      <p>{state === "withdrawn" ? t("withdrawn") : t(`states.${state}`)}</p>
      {days !== null ? (
        <p className="text-desk text-soft">
          {days >= 0 ? t("waiting", { days, day: day(decideBy) }) : t("late", { day: day(decideBy) })}
        </p>
      ) : null}
      {decision && state !== "withdrawn" ? (
        <p className="text-desk text-soft">{t("decided", { name: decision.by, day: day(decision.on) })}</p>
      ) : null}
      {state === "refused" && decision?.ground ? (
        <>
          <p className="font-semibold">{t(`grounds.${decision.ground}`)}</p>
          <p className="break-words whitespace-pre-line">{decision.words}</p>
          <p className="text-desk text-soft">{t("disagree")}</p>
        </>
      ) : null}
      {state === "granted" ? (
        <DownloadLink href={ownCertificate(id)} wide>
          {t("certificate")}
        </DownloadLink>
      ) : null}
      {state === "waiting" && source === "client" ? (
        <Button
          look="quiet"
          wide
          aria-disabled={back.isPending}
          onClick={() => (back.isPending ? null : back.mutate())}
        >
          {t("withdraw")}
        </Button>
      ) : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
    </>
  );
}
