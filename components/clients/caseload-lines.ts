import type { getTranslations } from "next-intl/server";
import { matterLine } from "@/components/attention/matter-words";
import { longDay, plainDay } from "@/components/frame/day-words";
import type { BeforeAfter } from "@/components/ui/sparkline";
import type { CaseloadRow } from "@/lib/attention/schema";
import { type Day, dayOf, daysBetween } from "@/lib/calendar";
import type { OwnTerm } from "@/lib/care/schema";
import type { Client } from "@/lib/clients/schema";
import type { Formatter } from "@/lib/i18n/formatter";
import { toldCounts } from "@/lib/progress/rules";

type Words = Awaited<ReturnType<typeof getTranslations>>;

interface Trend {
  points: BeforeAfter[];
  label: string;
}

/** One row of the list, in words. `figures` is absent where only the name and the account are known. */
export interface CaseloadLine {
  id: string;
  name: string;
  /** That one treats them for some days, or beside somebody. */
  term: string | null;
  sentence: string;
  /** What asks first, where its data is, and how many more there are. */
  attention: { sentence: string; when: string; href: string; more: string | null } | null;
  figures: { week: string; weekSpoken: string; tension: Trend | null; safety: Trend | null } | null;
}

interface Telling {
  t: Words;
  /** The words of `care.terms`. */
  care: Words;
  /** The words of `attention`, of the signals, and of the signs that made somebody stop. */
  asks: Words;
  kinds: Words;
  signs: Words;
  /** The words of `progress.counts`. */
  counts: Words;
  format: Formatter;
  today: Day;
  timeZone: string;
}

export function caseloadLine(
  row: CaseloadRow,
  known: { invitedUntil?: string | undefined; term?: OwnTerm | undefined },
  telling: Telling,
): CaseloadLine {
  const { t, counts } = telling;
  const told = toldCounts(row.week);
  return {
    id: row.client.id,
    name: row.client.name,
    term: known.term ? termWords(known.term, telling) : null,
    sentence: sentenceOf(row, known.invitedUntil, telling),
    attention: attentionWords(row, telling),
    figures: {
      week: counts("short", told),
      weekSpoken: counts("thisWeek", { reported: counts("reported", told) }),
      tension: trend(row, "tension", t),
      safety: trend(row, "safety", t),
    },
  };
}

/** For the list of the whole practice, which opens no records. */
export function clientLine(client: Client, telling: Telling): CaseloadLine {
  const account = accountWords(client.hasAccount, client.invitedUntil ?? undefined, telling);
  return { id: client.id, name: client.name, term: null, sentence: account, attention: null, figures: null };
}

function termWords({ until, isStandIn }: OwnTerm, { care, format, today }: Telling): string {
  if (!until) return care("beside");
  if (!isStandIn) return care("until", { until: plainDay(format, until, today) });
  return care(until === today ? "standsInToday" : "standsIn", { whom: "none", until: plainDay(format, until, today) });
}

function accountWords(hasAccount: boolean, invitedUntil: string | undefined, { t, format, timeZone, today }: Telling) {
  if (hasAccount) return t("row.hasAccount");
  if (!invitedUntil) return t("row.notInvited");
  return t("row.invited", { day: plainDay(format, dayOf(new Date(invitedUntil), timeZone), today) });
}

function sentenceOf(row: CaseloadRow, invitedUntil: string | undefined, telling: Telling): string {
  const { t } = telling;
  if (row.lastSessionOn) {
    const last = lastSessionWords(row.lastSessionOn, telling);
    return row.hasAccount ? last : `${last} ${t("row.withoutAccount")}`;
  }
  return row.hasAccount ? t("row.nothingYet") : accountWords(false, invitedUntil, telling);
}

function lastSessionWords(on: Day, { t, format, today }: Telling): string {
  const ago = daysBetween(on, today);
  // The client may live where it is tomorrow already.
  if (ago <= 0) return t("row.today");
  if (ago === 1) return t("row.yesterday");
  return t("row.on", { day: ago < 14 ? longDay(format, on, today) : plainDay(format, on, today) });
}

function attentionWords({ client, attention }: CaseloadRow, telling: Telling): CaseloadLine["attention"] {
  const { asks, kinds, signs, format, today } = telling;
  const { first, more, parked } = attention;
  if (!first)
    return parked > 0
      ? { sentence: asks("row.parked", { count: parked }), when: "", href: `/clients/${client.id}/visit`, more: null }
      : null;
  const { sentence, when, href } = matterLine(client.id, first, { t: asks, kinds, signs, format, today });
  return { sentence, when, href, more: more > 0 ? asks("row.more", { count: more }) : null };
}

function trend(row: CaseloadRow, of: "tension" | "safety", t: Words): Trend | null {
  const points = row.trend.map((day) =>
    of === "tension"
      ? { before: day.tensionBefore, after: day.tensionAfter }
      : { before: day.safetyBefore, after: day.safetyAfter },
  );
  const last = points.findLast((point) => point.before !== null || point.after !== null);
  if (!last) return null;
  const said = (value: number | null) => (value === null ? t("row.unknown") : value);
  return {
    points,
    label: t(of === "tension" ? "row.tensionTrend" : "row.safetyTrend", {
      count: points.length,
      before: said(last.before),
      after: said(last.after),
    }),
  };
}
