import { and, desc, eq, lte, sql } from "drizzle-orm";
import { programs } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { addDays, type Day, dayOf, weekdayOf } from "@/lib/calendar";
import { readExercisesOf } from "@/lib/exercises/read";
import enSafety from "@/lib/i18n/messages/en/safety.json";
import en from "@/lib/i18n/messages/en/sessions.json";
import nlSafety from "@/lib/i18n/messages/nl/safety.json";
import nl from "@/lib/i18n/messages/nl/sessions.json";
import { utcText } from "@/lib/instant";
import { readEarlier, readProgram } from "@/lib/programs/read";
import { isRunningOn, usualThreshold } from "@/lib/programs/rules";
import type { ProgramStatus } from "@/lib/programs/schema";
import { readAgreement, readContact, readReleaseFacts, releaseStatement } from "@/lib/safety/read";
import { releaseStanding } from "@/lib/safety/rules";
import { asAgreed, newsOf, type ProgramNews, reasonOf } from "./rules";
import type { Today } from "./schema";

const sentences = { nl: { ...nl, ...nlSafety }, en: { ...en, ...enSafety } };

/**
 * What the client's day asks, in their own time zone: today's items of the program that runs, and whether release is
 * open. With `orRelaxing`, a day that asks nothing lists the relaxing exercises of other days: those are always open.
 * With `whole`, all of the program is listed, for a phone that will need other days without a connection.
 */
export async function readToday(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
  orRelaxing = false,
  whole = false,
): Promise<Today> {
  const words = sentences[viewer.locale];
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
  const always = await readAlways(tx, viewer, clientId, date);
  const { standing } = always.safety;
  const { echo, sharedWith } = always;
  if (!program?.ok) {
    const safety = {
      threshold: usualThreshold,
      ...always.safety,
      release: "closed",
      maxMinutes: null,
      reason: "no_program",
      because: words.today.noProgram.body,
      statement: null,
    } as const;
    const nothing = { program: null, programIsNew: false, sessionsToday: 0, latestToday: null, items: [] };
    return { date, timeZone: viewer.timeZone, ...nothing, safety, echo, sharedWith };
  }
  const { id, version, title, note, safetyThreshold, items } = program.value;
  const planned = items.filter((item) => item.days === null || item.days.includes(weekday));
  const isFree = orRelaxing && planned.length === 0;
  const todays = isFree || whole ? items : planned;
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
  const [known] = await tx.execute<{ version: boolean; today: number; chosen: Today["latestToday"] }>(sql`
    select exists (select 1 from sessions where practice_id = ${viewer.practiceId} and client_id = ${clientId}
        and program_id = ${id} and program_version = ${version}) as version,
      (select count(*)::int from sessions where practice_id = ${viewer.practiceId} and client_id = ${clientId}
        and practised_on = ${date} and program_id = ${id}) as today,
      (select json_build_object('choice', choice, 'startedAt', ${utcText(sql`started_at`)}) from sessions
        where practice_id = ${viewer.practiceId} and client_id = ${clientId} and practised_on = ${date}
          and program_id = ${id} order by started_at desc limit 1) as chosen`);
  const days = always.safety.agreement.terms.statementDays;
  const maxMinutes = standing.open ? standing.maxMinutes : null;
  return {
    date,
    timeZone: viewer.timeZone,
    program: { id, version, title, note, endsOn: running?.endsOn ?? null },
    programIsNew: known?.version !== true,
    sessionsToday: known?.today ?? 0,
    latestToday: known?.chosen ?? null,
    items: todays.flatMap((item) => {
      const exercise = exercises.get(item.exerciseId);
      const doneToday = done.find((row) => row.item === item.id)?.times ?? 0;
      const { exerciseId: _, ...rest } = item;
      return exercise && !(isFree && exercise.group === "release")
        ? [asAgreed({ ...rest, exercise, doneToday }, maxMinutes)]
        : [];
    }),
    safety: {
      threshold: safetyThreshold,
      ...always.safety,
      release: standing.open ? "open" : "closed",
      maxMinutes,
      reason: standing.because && reasonOf[standing.because],
      because: standing.because && words.standing.toClient[standing.because],
      statement: standing.open ? releaseStatement({ practiceId: viewer.practiceId, clientId }, now, days) : null,
    },
    echo,
    sharedWith,
  };
}

/** What the agreement says and how release stands, whatever the program; and the session that asks for its echo. */
async function readAlways(tx: PracticeTx, viewer: Viewer, clientId: string, date: Day) {
  const { version, words, terms } = await readAgreement(tx, viewer, clientId);
  const facts = await readReleaseFacts(tx, viewer, clientId, terms, date);
  const { revision: _, ...contact } = await readContact(tx, viewer);
  const safety = {
    agreement: { version, words, terms },
    facts,
    contact,
    standing: releaseStanding(facts, terms, date),
  };
  return { safety, ...(await readBeside(tx, viewer, clientId, date)) };
}

/**
 * The session that asks for its echo, from the day after one with release, for two days (domain.md G13); and those with
 * whom the client shares the numbers of a session, by the names that the client gave them.
 */
async function readBeside(tx: PracticeTx, viewer: Viewer, clientId: string, date: Day) {
  const [row] = await tx.execute<{ echo: Today["echo"]; sharedWith: string[] }>(sql`
    select (select json_build_object('sessionId', s.id, 'practisedOn', s.practised_on) from sessions s
        where s.practice_id = ${viewer.practiceId} and s.client_id = ${clientId} and s.released_seconds is not null
          and s.practised_on between ${addDays(date, -2)} and ${addDays(date, -1)}
          and not exists (select 1 from session_echoes e where e.practice_id = s.practice_id and e.client_id = s.client_id
            and e.session_id = s.id)
        order by s.practised_on desc, s.started_at desc limit 1) as echo,
      (select coalesce(json_agg(m.name order by r.made_at, r.id), '[]') from relatives r
        join members m on m.practice_id = r.practice_id and m.id = r.member_id
        where r.practice_id = ${viewer.practiceId} and r.client_id = ${clientId} and r.ended_at is null
          and 'progress' = any(r.parts)) as "sharedWith"`);
  return { echo: row?.echo ?? null, sharedWith: row?.sharedWith ?? [] };
}

/** What is told of a program since the version under which the client practised last; null where there is nothing to tell. */
export async function readProgramNews(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  program: { id: string; version: number },
): Promise<ProgramNews | null> {
  const [last] = await tx.execute<{ version: number | null }>(sql`
    select max(program_version) as version from sessions where practice_id = ${viewer.practiceId}
      and client_id = ${clientId} and program_id = ${program.id} and program_version < ${program.version}`);
  const after = await readEarlier(tx, viewer, program.id, program.version);
  if (!after) return null;
  const before = last?.version ? await readEarlier(tx, viewer, program.id, last.version) : null;
  const ids = [...(before?.items ?? []), ...after.items].map((item) => item.exerciseId);
  const exercises = await readExercisesOf(tx, viewer, ids);
  return newsOf(before, after, (id) => exercises.get(id)?.title);
}
