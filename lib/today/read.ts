import { and, desc, eq, lte, sql } from "drizzle-orm";
import { programs } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { dayOf, weekdayOf } from "@/lib/calendar";
import en from "@/lib/i18n/messages/en/sessions.json";
import nl from "@/lib/i18n/messages/nl/sessions.json";
import { readExercisesOf, readProgram } from "@/lib/programs/read";
import { isRunningOn } from "@/lib/programs/rules";
import type { ProgramStatus } from "@/lib/programs/schema";
import { readRelease } from "@/lib/safety/read";
import type { Today } from "./schema";

const sentences = { nl, en };

/**
 * What the client's day asks, in their own time zone: today's items of the program that runs, and whether release is
 * open. With `orRelaxing`, a day that asks nothing lists the relaxing exercises of other days: those are always open.
 */
export async function readToday(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
  orRelaxing = false,
): Promise<Today> {
  const why = sentences[viewer.locale].today;
  const date = dayOf(now, viewer.timeZone);
  const weekday = weekdayOf(date);
  const candidates = await tx
    .select({
      id: programs.id,
      status: sql<ProgramStatus>`${programs.status}`,
      startsOn: programs.startsOn,
      endsOn: programs.endsOn,
    })
    .from(programs)
    .where(
      and(eq(programs.practiceId, viewer.practiceId), eq(programs.clientId, clientId), lte(programs.startsOn, date)),
    )
    .orderBy(desc(programs.startsOn));
  const running = candidates.find((program) => isRunningOn(program, date));
  const program = running && (await readProgram(tx, viewer, running.id));
  const release = await readRelease(tx, viewer, clientId);
  const shut = {
    release: release.open ? "open" : "closed",
    maxMinutes: release.open ? release.maxMinutes : null,
  } as const;
  if (!program?.ok) {
    const safety = {
      threshold: 7,
      ...shut,
      release: "closed",
      reason: "no_program",
      because: why.noProgram.body,
    } as const;
    return { date, timeZone: viewer.timeZone, program: null, programIsNew: false, sessionsToday: 0, items: [], safety };
  }
  const { id, version, title, note, safetyThreshold, items } = program.value;
  const planned = items.filter((item) => item.days === null || item.days.includes(weekday));
  const isFree = orRelaxing && planned.length === 0;
  const todays = isFree ? items : planned;
  const exercises = await readExercisesOf(
    tx,
    viewer,
    todays.map((item) => item.exerciseId),
  );
  const done = await tx.execute<{ item: string; times: number }>(sql`
    select e.program_item_id as item, count(*)::int as times from sessions s
    join session_entries e on e.practice_id = s.practice_id and e.client_id = s.client_id and e.session_id = s.id
    where s.practice_id = ${viewer.practiceId} and s.client_id = ${clientId} and s.practised_on = ${date}
      and e.program_id = ${id} and e.outcome in ('done', 'partial')
    group by e.program_item_id`);
  const [known] = await tx.execute<{ version: boolean; today: number }>(sql`
    select exists (select 1 from sessions where practice_id = ${viewer.practiceId} and client_id = ${clientId}
        and program_id = ${id} and program_version = ${version}) as version,
      (select count(*)::int from sessions where practice_id = ${viewer.practiceId} and client_id = ${clientId}
        and practised_on = ${date} and program_id = ${id}) as today`);
  return {
    date,
    timeZone: viewer.timeZone,
    program: { id, version, title, note },
    programIsNew: known?.version !== true,
    sessionsToday: known?.today ?? 0,
    items: todays.flatMap((item) => {
      const exercise = exercises.get(item.exerciseId);
      const doneToday = done.find((row) => row.item === item.id)?.times ?? 0;
      const { exerciseId: _, ...rest } = item;
      return exercise && !(isFree && exercise.group === "release") ? [{ ...rest, exercise, doneToday }] : [];
    }),
    safety: {
      threshold: safetyThreshold,
      ...shut,
      reason: release.open ? null : "not_opened",
      because: release.open ? null : why.release.reasons.notOpened,
    },
  };
}
