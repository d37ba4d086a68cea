import type { Rating } from "@/lib/ratings/schema";
import { isTimed } from "@/lib/sessions/rules";
import type { GivenCheckIn, LoggedSession } from "@/lib/sessions/schema";

/** For whom a report is written: who reads it decides what has to be explained. */
export const audiences = ["gp", "client", "other"] as const;
/** How it was given to somebody. The product itself sends no report. */
export const shareWays = ["handed", "post", "secureMail", "other"] as const;

/** What a cell holds: text, a number that stays one, or nothing. */
export type Cell = string | number | null;

// A spreadsheet takes what begins like this for a formula, also behind a quote or a space, and in its full-width forms.
const formula = /^["'\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Quoted as in RFC 4180; text that a spreadsheet would run is set behind an apostrophe (CWE-1236). */
export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** Names of columns are the same in every language: they are read by machines. */
export const columns = [
  "kind",
  "id",
  "day",
  "startedAt",
  "endedAt",
  "timeZone",
  "receivedAt",
  "source",
  "programId",
  "programTitle",
  "programEdition",
  "choice",
  "tensionBefore",
  "safetyBefore",
  "tensionAfter",
  "safetyAfter",
  "areasBefore",
  "areasAfter",
  "done",
  "partial",
  "skipped",
  "stopped",
  "stopReason",
  "seconds",
  "note",
  "corrected",
  "wording",
] as const;
type Row = Partial<Record<(typeof columns)[number], Cell>>;

const rowOf = (row: Row): Cell[] => columns.map((column) => row[column] ?? null);

// Not answered is an empty cell, and 'rather not say' a word: neither is ever a nought.
const ratingCell = (rating: Rating | undefined): Cell => rating ?? null;

function sessionRow(session: LoggedSession): Row {
  const { before, after, entries } = session;
  const counted = (outcome: LoggedSession["entries"][number]["outcome"]) =>
    entries.filter((entry) => entry.outcome === outcome).length;
  const timed = entries.flatMap(({ seconds }) => seconds ?? []);
  const clock = isTimed(session);
  return {
    kind: "session",
    id: session.id,
    day: session.practisedOn,
    startedAt: clock ? session.startedAt : null,
    endedAt: clock ? session.endedAt : null,
    timeZone: session.timeZone,
    receivedAt: session.receivedAt,
    source: session.source ?? "app",
    programId: session.programId,
    programTitle: session.programTitle,
    programEdition: session.programEdition,
    choice: session.choice,
    tensionBefore: ratingCell(before?.tension),
    safetyBefore: ratingCell(before?.safety),
    tensionAfter: ratingCell(after?.tension),
    safetyAfter: ratingCell(after?.safety),
    areasBefore: before?.areas.join(" ") || null,
    areasAfter: after?.areas.join(" ") || null,
    done: counted("done"),
    partial: counted("partial"),
    skipped: counted("skipped"),
    stopped: counted("stopped"),
    stopReason: session.stop?.why ?? null,
    seconds: timed.length > 0 ? timed.reduce((sum, one) => sum + one, 0) : null,
    note: session.note,
    corrected: session.corrections?.length ?? 0,
    wording: session.wording ?? null,
  };
}

const nextDayRow = ({ id, echo, programId, programTitle }: LoggedSession): Row[] =>
  echo
    ? [
        {
          kind: "next-day",
          id,
          startedAt: echo.answeredAt,
          timeZone: echo.timeZone,
          programId,
          programTitle,
          tensionBefore: ratingCell(echo.tension),
          safetyBefore: ratingCell(echo.safety),
          wording: echo.wording ?? null,
        },
      ]
    : [];

const checkInRow = (checkIn: GivenCheckIn): Row => ({
  kind: "check-in",
  id: checkIn.id,
  day: checkIn.day,
  startedAt: checkIn.at,
  timeZone: checkIn.timeZone,
  receivedAt: checkIn.receivedAt,
  source: checkIn.askedBy ? "therapist" : "app",
  tensionBefore: ratingCell(checkIn.tension),
  safetyBefore: ratingCell(checkIn.safety),
  areasBefore: checkIn.areas.join(" ") || null,
  corrected: checkIn.corrections?.length ?? 0,
  wording: checkIn.wording ?? null,
});

/**
 * Sessions, the day after and check-ins, a row each, in the order in which they were told. What a client wrote for their
 * own eyes is in none of them. The scales stand in the columns `before` also for the two moments that have no after.
 */
export function recordCsv(sessions: readonly LoggedSession[], checkIns: readonly GivenCheckIn[]): string {
  const rows = [
    ...sessions.flatMap((session) => [sessionRow(session), ...nextDayRow(session)]),
    ...checkIns.map(checkInRow),
  ];
  const at = (row: Row) => String(row.startedAt ?? `${row.day}T12:00:00Z`);
  rows.sort((a, b) => Date.parse(at(a)) - Date.parse(at(b)));
  return csvOf([columns, ...rows.map(rowOf)]);
}
