import { addDays, type Day, dayOf, daysFrom, weekdayOf } from "@/lib/calendar";
import { clockOf, instantOn } from "@/lib/instant";
import type { DeliveryKind, QuietHours, ReminderWishes } from "./schema";

/** What holds for somebody who has chosen nothing: no reminders, a word by mail when there is something to see. */
export const usualWishes: ReminderWishes = {
  days: [],
  at: "19:00",
  tone: "plain",
  quiet: { from: "21:00", until: "08:00" },
  ways: ["mail"],
  repeat: false,
  notices: true,
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Whether a time of the day lies in the quiet hours, which may cross midnight. From and until alike: never quiet. */
export function isQuiet(time: string, { from, until }: QuietHours): boolean {
  const [now, begin, end] = [minutesOf(time), minutesOf(from), minutesOf(until)];
  return begin <= end ? now >= begin && now < end : now >= begin || now < end;
}

/** The next moment after `after` that somebody chose, on their own clock; null where they chose no day. */
export function nextReminder({ days, at }: Pick<ReminderWishes, "days" | "at">, timeZone: string, after: Date) {
  const today = dayOf(after, timeZone);
  // Today, the six days after it, and this weekday once more: its moment may have gone by.
  const moments = daysFrom(today, addDays(today, 7))
    .filter((day) => days.includes(weekdayOf(day)))
    .map((day) => instantOn(day, at, timeZone));
  return moments.find((moment) => moment > after) ?? null;
}

/** The time of the day at which somebody hears that a question is ready, where they are not quiet then. */
const questionsAt = "10:00";

export const questionOn = (day: Day, timeZone: string): Date => instantOn(day, questionsAt, timeZone);

/** The first moment from `wanted` on at which somebody may be disturbed. */
export function afterQuiet(wanted: Date, quiet: QuietHours, timeZone: string): Date {
  if (!isQuiet(clockOf(wanted, timeZone), quiet)) return wanted;
  const day = dayOf(wanted, timeZone);
  const end = instantOn(day, quiet.until, timeZone);
  return end > wanted ? end : instantOn(addDays(day, 1), quiet.until, timeZone);
}

/** Hours between a reminder and its one gentle repeat. */
const repeatAfter = 2;

/** When the one repeat comes; null where none is wanted, or where it would come in the quiet hours or the next day. */
export function repeatOf(due: Date, { repeat, quiet }: ReminderWishes, timeZone: string): Date | null {
  if (!repeat) return null;
  const later = new Date(due.getTime() + repeatAfter * 3_600_000);
  if (dayOf(later, timeZone) !== dayOf(due, timeZone)) return null;
  return afterQuiet(later, quiet, timeZone).getTime() === later.getTime() ? later : null;
}

/** A reminder that is later than this says nothing true any more: the house was shut at the time. */
const lateAfter = 60;

interface Due {
  kind: DeliveryKind;
  due: Date;
  /** Whether the client logged a session today. */
  practised: boolean;
  /** Whether a question stands open. */
  asked?: boolean;
}

/**
 * Whether a message that is due should still go out, and if not, why not. A reminder must still be what was chosen: the
 * client, or their clock, may have moved on. A notice in the quiet hours comes after them; who asks for one more gets it.
 */
export function judge(
  { kind, due, practised, asked = false }: Due,
  { days, at, notices, quiet }: ReminderWishes,
  timeZone: string,
  now: Date,
): "send" | "late" | "not_needed" {
  if (kind === "test") return "send";
  const disturbs = isQuiet(clockOf(now, timeZone), quiet);
  if (kind === "notice") return notices && !disturbs ? "send" : "not_needed";
  if (kind === "question") return notices && asked && !disturbs ? "send" : "not_needed";
  const isLate = now.getTime() - due.getTime() > lateAfter * 60_000;
  if (kind === "repeat") return practised ? "not_needed" : isLate ? "late" : "send";
  const day = dayOf(due, timeZone);
  const isChosen = days.includes(weekdayOf(day)) && instantOn(day, at, timeZone).getTime() === due.getTime();
  if (!isChosen) return "not_needed";
  return disturbs || isLate ? "late" : "send";
}
