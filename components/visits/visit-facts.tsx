import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { sessionHref } from "@/components/attention/session-href";
import { plainDay } from "@/components/frame/day-words";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { TwoWeeks, Visit } from "@/lib/visits/schema";

type VisitFactsProps = { visit: Visit; clientId: string; today: Day };

const counts = ["done", "enough", "sign", "notReported"] as const;

/** What was done, where it stopped, what changed, and what is missing. */
export async function VisitFacts({ visit, clientId, today }: VisitFactsProps) {
  const [t, format, locale] = await Promise.all([getTranslations("visits"), getFormatter(), getLocale()]);
  const { done, stopped, changed, missing } = visit;
  const day = (on: Day) => plainDay(format, on, today);
  const told = ({ median, count }: TwoWeeks["first"]) =>
    median === null
      ? t("changed.nobody")
      : t("changed.median", { value: format.number(median, { maximumFractionDigits: 1 }), count });
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Part id="done" title={t("done.title")}>
        <p>{t("done.reported", { reported: done.reported, planned: done.planned })}</p>
        <dl className="grid max-w-md grid-cols-[2.5rem_minmax(0,1fr)] gap-y-1">
          {counts.map((name) => (
            <div key={name} className="contents">
              <dd className="tabular font-semibold">{done[name]}</dd>
              <dt className="row-auto">{t(`done.counts.${name}`)}</dt>
            </div>
          ))}
        </dl>
        <p className="text-table text-soft">{t("done.reading")}</p>
      </Part>
      <Part id="stopped" title={t("stopped.title")}>
        {stopped.length === 0 ? <p>{t("stopped.none")}</p> : null}
        <ul className="flex flex-col gap-1">
          {stopped.map(({ sessionId, on, exercise, why }) => (
            <li key={sessionId}>
              <Link href={sessionHref(clientId, sessionId, on)} className="link py-1">
                {exercise
                  ? t("stopped.at", { day: day(on), exercise: exercise[locale === "en" ? "en" : "nl"] })
                  : day(on)}
              </Link>
              , {t(`stopped.${why ?? "untold"}`)}
            </li>
          ))}
        </ul>
      </Part>
      <Part id="changed" title={t("changed.title")}>
        {changed.tension && changed.safety ? (
          <>
            <Table caption={t("changed.title")} captionHidden>
              <TableHead>
                <HeaderCell>
                  <span className="sr-only">{t("changed.number")}</span>
                </HeaderCell>
                <HeaderCell figure>{t("changed.firstWeek")}</HeaderCell>
                <HeaderCell figure>{t("changed.lastWeek")}</HeaderCell>
              </TableHead>
              <tbody>
                {(["tension", "safety"] as const).map((name) => (
                  <Row key={name}>
                    <RowHeaderCell>{t(`changed.${name}`)}</RowHeaderCell>
                    <Cell figure>{told((changed[name] as TwoWeeks).first)}</Cell>
                    <Cell figure>{told((changed[name] as TwoWeeks).last)}</Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
            <p className="text-table text-soft">{t("changed.reading")}</p>
          </>
        ) : (
          <p className="text-soft">{t("changed.short")}</p>
        )}
        {changed.programs.length + changed.decisions.length === 0 ? <p>{t("changed.none")}</p> : null}
        <ul className="flex flex-col gap-1">
          {changed.programs.map(({ on, programId, title }) => (
            <li key={`${programId} ${on}`}>
              <Link
                href={`/clients/${clientId}/program/${programId}`}
                className="link inline-flex min-h-6 items-center"
              >
                {t("changed.program", { day: day(on), title })}
              </Link>
            </li>
          ))}
          {changed.decisions.map(({ on, kind }, at) => (
            // Two decisions of one day say the same where they are the same.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never moves
            <li key={at}>
              <Link href={`/clients/${clientId}/safety`} className="link inline-flex min-h-6 items-center">
                {t(`changed.${kind}`, { day: day(on) })}
              </Link>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="missing" title={t("missing.title")}>
        <p>
          {missing.asked === 0
            ? t("missing.noRatings")
            : t("missing.ratings", { answered: missing.answered, asked: missing.asked })}{" "}
          {missing.declined > 0 ? t("missing.declined", { count: missing.declined }) : null}
        </p>
        {missing.echoesAsked > 0 ? (
          <p>{t("missing.echoes", { answered: missing.echoesAnswered, asked: missing.echoesAsked })}</p>
        ) : null}
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 break-inside-avoid">
      <h3 id={id} className="text-heading">
        {title}
      </h3>
      {children}
    </section>
  );
}
