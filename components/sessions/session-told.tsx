import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { cameLate } from "@/lib/moments/rules";
import type { BodyArea } from "@/lib/ratings/rules";
import type { Moment, Rating } from "@/lib/ratings/schema";
import { isTimed } from "@/lib/sessions/rules";
import type {
  CheckInCorrection,
  Context,
  EchoAnswers,
  GivenCheckIn,
  LoggedSession,
  SessionCorrection,
} from "@/lib/sessions/schema";

type Line = { name: string; label: ReactNode; told: string };

const shortDay = { day: "numeric", month: "long" } as const;

/** How ratings and places in the body are told in words. */
async function toldWords() {
  const [t, tRatings] = await Promise.all([getTranslations("sessions.told"), getTranslations("ratings.areas")]);
  const rating = (of: "tension" | "safety", value: Rating) =>
    t(of, { value: value === null ? t("unanswered") : value === "declined" ? t("declined") : String(value) });
  // A list of places may have grown or shrunk since somebody told of one.
  const areas = (all: readonly string[]) =>
    all.map((area) => (tRatings.has(area) ? tRatings(area as BodyArea) : area)).join(", ");
  /** Both numbers, also the one that was left open: a dash would be read as a number by nobody. */
  const ratings = ({ tension, safety }: Pick<Moment, "tension" | "safety">) =>
    `${rating("tension", tension)} · ${rating("safety", safety)}`;
  /** Only the numbers that were told. */
  const given = (moment: Pick<Moment, "tension" | "safety">) =>
    (["tension", "safety"] as const).flatMap((of) => (moment[of] === null ? [] : [rating(of, moment[of])]));
  return { t, areas, ratings, given };
}

/** Where, with whom and what kind of day it was; nothing for what was not told. */
async function contextLines(context: Context | null | undefined): Promise<Line[]> {
  const t = await getTranslations("sessions.context");
  if (!context) return [];
  const { place, company, event } = context;
  return [
    ...(place ? [{ name: "place", label: t("place.label"), told: t(`place.${place}`) }] : []),
    ...(company ? [{ name: "company", label: t("company.label"), told: t(`company.${company}`) }] : []),
    ...(event ? [{ name: "event", label: t("event.label"), told: t(`event.${event}`) }] : []),
  ];
}

async function areaLines(name: "areas" | "areasBefore" | "areasAfter", areas: readonly string[]) {
  const words = await toldWords();
  return areas.length > 0 ? [{ name, label: words.t(name), told: words.areas(areas) }] : [];
}

async function stopLines({ stop }: LoggedSession): Promise<Line[]> {
  const [t, words] = await Promise.all([getTranslations("sessions.stopping"), getTranslations("sessions.told")]);
  if (!stop) return [];
  return [
    { name: "stop", label: words("stop"), told: t(`why.${stop.why}`) },
    ...(stop.signs.length > 0
      ? [{ name: "signs", label: words("signs"), told: stop.signs.map((sign) => t(`signs.${sign}`)).join(" · ") }]
      : []),
  ];
}

async function echoLines({ echo }: LoggedSession): Promise<Line[]> {
  const [{ t, given }, format] = await Promise.all([toldWords(), getFormatter()]);
  if (!echo) return [];
  const compared = (["sleep", "mood"] as const).flatMap((part) => {
    const how = echo[part];
    return how ? [t(part, { how: t(`compared.${how}`) })] : [];
  });
  const day = format.dateTime(new Date(echo.answeredAt), { ...shortDay, weekday: "long", timeZone: echo.timeZone });
  return [
    { name: "echo", label: t("echo", { day }), told: [...given(echo), ...compared].join(" · ") || t("unanswered") },
  ];
}

const LineList = ({ lines, className }: { lines: readonly Line[]; className?: string }) =>
  lines.length > 0 ? (
    <dl className={classNames("flex flex-col gap-x-6 gap-y-0.5 md:flex-row md:flex-wrap", className)}>
      {lines.map(({ name, label, told }) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-soft">{label}</dt>
          <dd className="whitespace-pre-line">{told}</dd>
        </div>
      ))}
    </dl>
  ) : null;

/** What a session carries beside its ratings, its exercises and its note. What nobody told has no place here. */
export async function SessionTold({ session, className }: { session: LoggedSession; className?: string }) {
  const { before, after, here, rerated, context, privateLine, source } = session;
  const { t, ratings } = await toldWords();
  const lines = [
    ...(isTimed(session) ? await lateLines(session.endedAt, session) : []),
    ...(source && source !== "app" ? [{ name: "source", label: t("source"), told: t(`sources.${source}`) }] : []),
    ...(here ? [{ name: "here", label: t("here"), told: t(`heres.${here}`) }] : []),
    ...(await areaLines("areasBefore", before?.areas ?? [])),
    ...(rerated ? [{ name: "rerated", label: t("rerated"), told: ratings(rerated) }] : []),
    ...(await stopLines(session)),
    ...(await areaLines("areasAfter", after?.areas ?? [])),
    ...(await contextLines(context)),
    ...(await echoLines(session)),
    ...(privateLine ? [{ name: "privateLine", label: t("privateLine"), told: privateLine }] : []),
  ];
  return (
    <>
      <LineList lines={lines} className={className} />
      <CorrectionList corrections={session.corrections} timeZone={session.timeZone} className={className} />
    </>
  );
}

/** What was told between sessions. What nobody told has no place here either. */
export async function CheckInTold({ checkIn, className }: { checkIn: GivenCheckIn; className?: string }) {
  const { areas, context, privateLine, askedBy, corrections = [], timeZone } = checkIn;
  const { t, given } = await toldWords();
  const numbers = given(checkIn);
  const lines = [
    ...(askedBy ? [{ name: "askedBy", label: t("askedBy"), told: askedBy.name }] : []),
    ...(await lateLines(checkIn.at, checkIn)),
    ...(await areaLines("areas", areas)),
    ...(await contextLines(context)),
    ...(privateLine ? [{ name: "privateLine", label: t("privateLine"), told: privateLine }] : []),
  ];
  return (
    <>
      {numbers.length > 0 ? <p className="tabular first-letter:uppercase">{numbers.join(" · ")}</p> : null}
      <LineList lines={lines} className={className} />
      <CorrectionList corrections={corrections} timeZone={timeZone} className={className} />
    </>
  );
}

/** When it came in, where that was long after (domain.md 2): a number that was told late is no secret. */
async function lateLines(happenedAt: string, { receivedAt, timeZone }: { receivedAt: string; timeZone: string }) {
  if (!cameLate(happenedAt, receivedAt)) return [];
  const [t, format] = await Promise.all([getTranslations("sessions.told"), getFormatter()]);
  return [{ name: "late", label: t("late"), told: format.dateTime(new Date(receivedAt), { ...shortDay, timeZone }) }];
}

type CorrectionListProps = {
  corrections: readonly (SessionCorrection | CheckInCorrection)[] | undefined;
  timeZone: string;
  className?: string | undefined;
};

/** What was put right, with what stood there before; and what was said afterwards, beside what was told. */
async function CorrectionList({ corrections = [], timeZone, className }: CorrectionListProps) {
  const [{ t, areas, ratings }, format] = await Promise.all([toldWords(), getFormatter()]);
  const momentOf = (moment: Moment | null) =>
    moment === null
      ? t("unanswered")
      : [ratings(moment), ...(moment.areas.length > 0 ? [areas(moment.areas)] : [])].join(" · ");
  const echoOf = (echo: EchoAnswers) =>
    [
      ratings(echo),
      ...(["sleep", "mood"] as const).flatMap((part) => {
        const how = echo[part];
        return how ? [t(part, { how: t(`compared.${how}`) })] : [];
      }),
    ].join(" · ");
  const parts = (one: SessionCorrection | CheckInCorrection) => ("areas" in one ? [momentOf(one)] : partsOf(one));
  const partsOf = ({ before, after, note, echo }: SessionCorrection) => [
    ...(before === undefined ? [] : [t("before", { told: momentOf(before) })]),
    ...(after === undefined ? [] : [t("after", { told: momentOf(after) })]),
    ...(echo === undefined ? [] : [t("nextDay", { told: echoOf(echo) })]),
    ...(note === undefined ? [] : [note ? t("note", { note }) : t("noNote")]),
  ];
  if (corrections.length === 0) return null;
  return (
    <ul aria-label={t("corrections")} className={classNames("flex flex-col gap-1", className)}>
      {corrections.map((one) => (
        <li key={one.id} className="border-l-2 border-line pl-3">
          <p className="text-soft">
            {t(one.kind, { day: format.dateTime(new Date(one.madeAt), { ...shortDay, timeZone }) })}
          </p>
          {parts(one).map((part) => (
            <p key={part} className="whitespace-pre-line">
              {part}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
