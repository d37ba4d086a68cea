"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { plainDay } from "@/components/frame/day-words";
import { Button, DownloadLink } from "@/components/ui/button";
import type { Day } from "@/lib/calendar";
import { practiceCertificate } from "@/lib/erasures/browser";
import { daysLeft } from "@/lib/erasures/rules";
import type { PracticeErasure } from "@/lib/erasures/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { GrantErasure } from "./grant-erasure";
import { RefuseErasure } from "./refuse-erasure";

/** Wanted: to decide rightly and on time. Feared: to destroy what had to stay, or the wrong person's. */
export function ErasureDesk({ erasures, today }: { erasures: readonly PracticeErasure[]; today: Day }) {
  const t = useTranslations("erasures.desk");
  if (erasures.length === 0) return <p className="text-soft">{t("none")}</p>;
  return (
    <ul className="flex max-w-3xl flex-col gap-3">
      {erasures.map((erasure) => (
        <li key={erasure.id} className="surface p-4 sm:p-5">
          <ErasureCard erasure={erasure} today={today} />
        </li>
      ))}
    </ul>
  );
}

function ErasureCard({ erasure, today }: { erasure: PracticeErasure; today: Day }) {
  const t = useTranslations("erasures");
  const format = useFormatter();
  const [deciding, setDeciding] = useState<"grant" | "refuse" | null>(null);
  const close = () => setDeciding(null);
  const day = (of: Day) => plainDay(format, of, today);
  const { id, client, scope, source, askedOn, words, state, decideBy, decision } = erasure;
  const days = daysLeft(erasure, today);
  const name = client?.name ?? t("desk.gone");
  return (
    <article className="flex flex-col gap-2" aria-label={name}>
      <h2 className="font-semibold">{name}</h2>
      <p>
        {t(source === "client" ? "desk.line" : "desk.fromRetention", {
          scope: t(`desk.scopes.${scope}`),
          day: day(askedOn),
        })}
      </p>
      {words ? <p className="break-words whitespace-pre-line">{words}</p> : null}
      <p className="text-soft">
        {days === null
          ? t(`states.${state}`)
          : days >= 0
            ? t("waiting", { days, day: day(decideBy) })
            : t("desk.late", { day: day(decideBy) })}
      </p>
      {decision?.by ? (
        <p className="text-table text-soft">{t("decided", { name: decision.by, day: day(decision.on) })}</p>
      ) : null}
      {decision?.ground ? (
        <p>
          {t(`grounds.${decision.ground}`)}. {decision.words}
        </p>
      ) : null}
      {client ? null : <p className="text-table text-soft">{t("desk.reference", { id })}</p>}
      {state === "waiting" && client ? (
        <div className="mt-1 flex flex-wrap gap-3">
          <Button look="quiet" onClick={() => setDeciding("grant")}>
            {t("desk.grant")}
          </Button>
          <Button look="quiet" onClick={() => setDeciding("refuse")}>
            {t("desk.refuse")}
          </Button>
        </div>
      ) : null}
      {state === "granted" ? (
        <div className="mt-1">
          <DownloadLink href={practiceCertificate(id)}>{t("certificate")}</DownloadLink>
        </div>
      ) : null}
      {client && deciding === "grant" ? <GrantErasure {...{ id, scope, name }} onClose={close} /> : null}
      {deciding === "refuse" ? <RefuseErasure id={id} onClose={close} /> : null}
    </article>
  );
}
