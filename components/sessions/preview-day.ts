import { addDays, type Day, type Weekday, weekdayIndex, weekdays } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramDraft } from "@/lib/programs/schema";
import type { Standing } from "@/lib/safety/schema";
import { asAgreed, reasonOf } from "@/lib/today/rules";
import type { Today } from "@/lib/today/schema";

interface Around {
  /** The first of the seven days that can be shown. */
  today: Day;
  timeZone: string;
  /** How release stands on a day that is still to come; null in a template, which is nobody's and nothing limits. */
  standing: Standing | null;
}

/** The client's day as it will be once this draft is theirs: the same shape, and the same rules, as the real one. */
export function previewDay(draft: ProgramDraft, exercises: readonly Exercise[], day: Weekday, around: Around): Today {
  const { today, timeZone, standing } = around;
  const isOpen = standing?.open ?? true;
  const maxMinutes = standing?.open ? standing.maxMinutes : null;
  const planned = draft.items.filter((item) => item.days === null || item.days.includes(day));
  const isFree = planned.length === 0;
  const shown = (isFree ? draft.items : planned).flatMap(({ exerciseId, ...item }) => {
    const exercise = exercises.find((one) => one.id === exerciseId);
    return exercise && !(isFree && exercise.group === "release")
      ? [asAgreed({ ...item, exercise, doneToday: 0 }, maxMinutes)]
      : [];
  });
  return {
    date: addDays(today, (weekdays.indexOf(day) - weekdayIndex(today) + 7) % 7),
    timeZone,
    program: { id: draft.id, version: 1, title: draft.title, note: draft.note },
    programIsNew: true,
    sessionsToday: 0,
    items: shown,
    safety: {
      threshold: draft.safetyThreshold,
      ...(standing && { standing }),
      release: isOpen ? "open" : "closed",
      because: null,
      reason: standing?.because ? reasonOf[standing.because] : null,
      maxMinutes,
    },
  };
}
