import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { plainDay } from "@/components/frame/day-words";
import { PrintButton } from "@/components/frame/print-button";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Visit } from "@/lib/visits/schema";
import { VisitFacts } from "./visit-facts";
import { VisitPeriod } from "./visit-period";
import { VisitQuestions } from "./visit-questions";

type VisitSheetProps = { visit: Visit; clientId: string; today: Day; children: ReactNode };

/** Ten minutes before somebody comes in. Wanted: what happened since, on one sheet. Feared: to be told what to think. */
export async function VisitSheet({ visit, clientId, today, children }: VisitSheetProps) {
  const [t, format] = await Promise.all([getTranslations("visits"), getFormatter()]);
  const day = (on: Day) => plainDay(format, on, today);
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex max-w-prose flex-col gap-1">
          <h2 className="text-heading">{t("title")}</h2>
          <p className="text-soft">{t("lead", { from: day(visit.from), to: day(visit.to) })}</p>
        </div>
        <div className="print:hidden">
          <PrintButton label={t("print")} />
        </div>
      </div>
      <VisitPeriod from={visit.from} today={today} clientId={clientId} />
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem] print:block print:space-y-5">
        <VisitFacts visit={visit} clientId={clientId} today={today} />
        <VisitQuestions visit={visit} clientId={clientId} today={today} />
      </div>
      {children}
    </div>
  );
}
