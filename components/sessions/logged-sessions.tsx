import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PrintButton } from "@/components/frame/print-button";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ToldMoment } from "@/lib/check-ins/read";
import type { Exercise } from "@/lib/exercises/schema";
import type { Period } from "@/lib/sessions/schema";
import type { SessionSignal } from "@/lib/signals/read";
import { CheckInLine } from "./check-in-card";
import { LoggedSessionCard } from "./logged-session-card";
import { PeriodForm } from "./period-form";

type LoggedSessionsProps = {
  here: string;
  period: Pick<Period, "from" | "to" | "cursor">;
  items: ToldMoment[];
  nextCursor: string | null;
  signals: SessionSignal[];
  titles: ReadonlyMap<string, Exercise["title"]>;
  timeZone: string;
};

const address = (here: string, parts: Record<string, string | undefined | null>) => {
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `${here}?${query}` : here;
};

/** Wanted: what exactly happened, day by day. Feared: reading a number that was never given. */
export async function LoggedSessions({
  here,
  period,
  items,
  nextCursor,
  signals,
  titles,
  timeZone,
}: LoggedSessionsProps) {
  const [t, tUi, tPaper] = await Promise.all([
    getTranslations("clients.sessions"),
    getTranslations("ui"),
    getTranslations("paper.print"),
  ]);
  const { from, to, cursor } = period;
  const between = items.filter(({ kind }) => kind === "check-in").length;
  const isLimited = Boolean(from || to);
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 id="sessions" className="text-heading">
          {t("title")}
        </h2>
        <div className="flex flex-wrap gap-2">
          <ButtonLink look="quiet" href={here.replace(/sessions$/, "paper")}>
            {tPaper("typeIn")}
          </ButtonLink>
          {items.length > 0 ? <PrintButton label={tUi("print")} /> : null}
        </div>
      </div>
      <PeriodForm here={here} from={from} to={to} />
      {items.length === 0 ? (
        <EmptyState
          title={t(isLimited ? "noneInPeriod" : "none")}
          action={
            isLimited ? (
              <ButtonLink look="quiet" href={here}>
                {t("showAll")}
              </ButtonLink>
            ) : null
          }
        >
          {t(isLimited ? "noneInPeriodBody" : "noneBody")}
        </EmptyState>
      ) : (
        <>
          <p className="text-table text-soft">
            {between > 0
              ? t("listOfBoth", { count: items.length - between, between })
              : t("listOf", { count: items.length })}
          </p>
          <ul className="border-t border-line">
            {items.map((one) =>
              one.kind === "check-in" ? (
                <CheckInLine key={`check-in ${one.id}`} checkIn={one.checkIn} timeZone={timeZone} />
              ) : (
                <LoggedSessionCard
                  key={`session ${one.id}`}
                  session={one.session}
                  signals={signals.filter((signal) => signal.sessionId === one.id)}
                  titles={titles}
                  timeZone={timeZone}
                />
              ),
            )}
          </ul>
          <div className="flex flex-wrap gap-6 print:hidden">
            {cursor ? (
              <Link href={address(here, { from, to })} className="link py-2 text-desk">
                {t("newest")}
              </Link>
            ) : null}
            {nextCursor ? (
              <Link href={address(here, { from, to, cursor: nextCursor })} className="link py-2 text-desk">
                {t("older")}
              </Link>
            ) : null}
          </div>
        </>
      )}
    </section>
  );
}
