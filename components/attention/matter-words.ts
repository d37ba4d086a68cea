import type { getTranslations } from "next-intl/server";
import { plainDay, shortDay } from "@/components/frame/day-words";
import { type dateKinds, isSettled, measureOfMatter } from "@/lib/attention/rules";
import type { Matter, Parking } from "@/lib/attention/schema";
import { type Day, daysBetween } from "@/lib/calendar";
import type { Formatter } from "@/lib/i18n/formatter";
import { measureOf } from "@/lib/measures/rules";
import { sessionHref } from "./session-href";

type Words = Awaited<ReturnType<typeof getTranslations>>;

export interface MatterTelling {
  /** The words of `attention`, and those of `safety.signals.kinds`. */
  t: Words;
  kinds: Words;
  /** What a client ticks when a sign made them stop: `sessions.stopping.signs`. */
  signs: Words;
  format: Formatter;
  today: Day;
}

const byDate = {
  look_due: "progress",
  review_due: "safety",
  measure_due: "goals",
  no_program: "program",
  silence: "safety",
} as const satisfies Record<(typeof dateKinds)[number], string>;

/** One thing that asks, in words: what it is, how long it waits, and where its data is. */
export interface MatterLine {
  key: string;
  clientId: string;
  matter: Parking;
  sentence: string;
  /** The day of the session, and how long it waits; empty where nobody can know. */
  when: string;
  href: string;
  /** For what is not settled: the act that makes it go, and where that is done. */
  own: { says: string; label: string; href: string } | null;
}

export function matterLine(
  clientId: string,
  one: Matter,
  { t, kinds, signs, format, today }: MatterTelling,
): MatterLine {
  const here = `/clients/${clientId}`;
  const { kind, about, parked } = one;
  const said = (value: number | null) => value ?? "–";
  const values = {
    tension: said(one.tension),
    before: said(one.before),
    after: said(one.after),
    threshold: said(one.threshold),
  };
  const told = one.signs.length > 0 && t("signs", { signs: one.signs.map((sign) => signs(sign)).join(" · ") });
  const age = one.since ? t("age", { days: Math.max(0, daysBetween(one.since, today)) }) : null;
  const on = one.on ? t("sessionOn", { day: shortDay(format, one.on) }) : null;
  const data = isSettled(kind) ? here : `${here}/${kind === "silence" ? "sessions" : byDate[kind]}`;
  return {
    key: `${clientId}/${kind}/${about}`,
    clientId,
    matter: { kind, about, parked },
    sentence: isSettled(kind)
      ? [kinds(kind, values), told].filter(Boolean).join(" ")
      : t(`kinds.${kind}`, dateWords(one, format, today)),
    when: [on, age].filter(Boolean).join(" · "),
    href: one.on && one.sessionId ? sessionHref(clientId, one.sessionId, one.on) : data,
    own: isSettled(kind) ? null : { says: t(`own.${kind}`), label: t(`act.${kind}`), href: `${here}/${byDate[kind]}` },
  };
}

/** The day that it is about, and the measure: those that a therapist scores are called alike in every language. */
function dateWords({ kind, about }: Matter, format: Formatter, today: Day): { day: string; measure: string } {
  const due = kind === "measure_due" ? measureOfMatter(about) : null;
  const on = due ? due.since : about;
  return { day: on ? plainDay(format, on, today) : "", measure: due ? measureOf(due.measure).name.nl : "" };
}
