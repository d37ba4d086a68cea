import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Locale, Viewer } from "@/lib/access/schema";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { agreedDose } from "@/lib/doses/rules";
import { readExercisesOf } from "@/lib/exercises/read";
import type { Bilingual, Exercise } from "@/lib/exercises/schema";
import { openProgram, readActiveProgram, readPrograms } from "@/lib/programs/read";
import { isRunningOn } from "@/lib/programs/rules";
import type { Program, ProgramItem } from "@/lib/programs/schema";
import { accepted, type Result } from "@/lib/result";
import { readContact, readStandingToCome } from "@/lib/safety/read";
import { agreedLimits } from "@/lib/safety/rules";
import type { Contact } from "@/lib/safety/schema";
import { readSessions } from "@/lib/sessions/read";

/** For whom a sheet is: in their language, by their calendar. The name is for who hands it over; their own has none. */
export interface Recipient {
  name: string | null;
  locale: Locale;
  timeZone: string;
}

export interface ProgramSheet {
  to: Recipient;
  program: Program;
  exercises: ReadonlyMap<string, Exercise>;
  contact: Contact;
}

export interface DiaryContents {
  to: Recipient;
  /** Of the program that is active, in its order. */
  exercises: Bilingual[];
  contact: Contact;
}

async function readRecipient(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
): Promise<Result<Recipient, "not_found">> {
  if (clientId === null) return accepted({ name: null, locale: viewer.locale, timeZone: viewer.timeZone });
  const client = await readClient(tx, viewer, clientId);
  if (!client.ok) return client;
  const { name, locale, timeZone } = client.value;
  return accepted({ name: viewer.role === "client" ? null : name, locale, timeZone });
}

/**
 * All that a printed program shows; the look into the record is written down as printing. Enters by itself, so that the
 * sheet is drawn after the transaction: half a second of drawing should not hold a connection.
 */
export const readProgramSheet = (entry: Entry, programId: string): Promise<Result<ProgramSheet>> =>
  enterPractice(entry, async (tx, viewer) => {
    const found = await openProgram(tx, viewer, programId, entry.requestId, "program.printed");
    if (!found.ok) return found;
    const program = found.value;
    const to = await readRecipient(tx, viewer, program.clientId);
    if (!to.ok) return to;
    const ids = program.items.map((item) => item.exerciseId);
    const exercises = await readExercisesOf(tx, viewer, ids);
    const sheet = { ...program, items: await asShown(tx, viewer, program, exercises, to.value.timeZone) };
    return accepted({ to: to.value, program: sheet, exercises, contact: await readContact(tx, viewer) });
  });

/** The items with the minutes that were agreed with the client, as their phone shows them; a template is nobody's. */
async function asShown(
  tx: PracticeTx,
  viewer: Viewer,
  { clientId, items }: Program,
  exercises: ReadonlyMap<string, Exercise>,
  timeZone: string,
): Promise<ProgramItem[]> {
  if (clientId === null) return items;
  const standing = await readStandingToCome(tx, viewer, clientId, dayOf(new Date(), timeZone));
  const most = agreedLimits(standing).minutes;
  return items.map((item) => {
    const { phase, dose: range } = exercises.get(item.exerciseId) ?? {};
    return phase && range ? { ...item, dose: agreedDose({ phase, dose: item.dose, range }, most) } : item;
  });
}

/** What a diary needs to know of whose it is; enters by itself, as {@link readProgramSheet}. */
export const readDiary = (entry: Entry, clientId: string): Promise<Result<DiaryContents>> =>
  enterPractice({ ...entry, clientId }, async (tx, viewer) => {
    const to = await readRecipient(tx, viewer, clientId);
    if (!to.ok) return to;
    const program = await readActiveProgram(tx, viewer, clientId);
    const ids = program?.items.map((item) => item.exerciseId) ?? [];
    const exercises = await readExercisesOf(tx, viewer, ids);
    const titles = ids.flatMap((id) => exercises.get(id)?.title ?? []);
    return accepted({ to: to.value, exercises: titles, contact: await readContact(tx, viewer) });
  });

/** What typing in begins with: the programs that the client was sent, the one that runs first; and what is there already. */
export async function readPaperDesk(tx: PracticeTx, viewer: Viewer, clientId: string, today: Day) {
  const sent = (await readPrograms(tx, viewer, clientId)).items.filter(
    ({ status, startsOn }) => status !== "draft" && startsOn !== null && startsOn <= today,
  );
  sent.sort((one, other) => Number(isRunningOn(other, today)) - Number(isRunningOn(one, today)));
  const exercises = await readExercisesOf(
    tx,
    viewer,
    sent.flatMap(({ items }) => items.map((item) => item.exerciseId)),
  );
  const programs = sent.map(({ id, version, title, startsOn, items }) => ({
    id,
    version,
    title,
    startsOn,
    items: items.flatMap((item) => {
      const exercise = exercises.get(item.exerciseId);
      return exercise ? [{ id: item.id, days: item.days, title: exercise.title, group: exercise.group }] : [];
    }),
  }));
  const recent = await readSessions(tx, viewer, clientId, { from: addDays(today, -60), limit: 200 });
  return {
    programs,
    kept: recent.items.filter(({ source }) => source === "paper"),
    known: [...new Set(recent.items.map(({ practisedOn }) => practisedOn))],
  };
}
