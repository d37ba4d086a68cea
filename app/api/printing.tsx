import { createHash } from "node:crypto";
import { type DocumentProps, renderToBuffer } from "@react-pdf/renderer";
import type { ReactElement } from "react";
import { PrintedRecord } from "@/components/copies/printed-record";
import { PrintedCertificate } from "@/components/erasures/printed-certificate";
import { DiarySheet } from "@/components/paper/diary-sheet";
import { paperWords } from "@/components/paper/paper-words";
import { PrintedProgram } from "@/components/paper/printed-program";
import { PrintedReport } from "@/components/reports/printed-report";
import { WrittenFile } from "@/lib/access/route";
import { TooBusy } from "@/lib/access/write";
import { type Day, dayOf } from "@/lib/calendar";
import type { RecordCopy } from "@/lib/copies/schema";
import { setting } from "@/lib/environment";
import type { Certificate } from "@/lib/erasures/read";
import type { DiaryContents, ProgramSheet } from "@/lib/paper/read";
import { diaryMonday } from "@/lib/paper/rules";
import type { Report, ReportContent } from "@/lib/reports/schema";

const most = 50;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** One sheet at a time, half a second each: somebody who prints a lot must not keep others from logging a session. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= most) throw new TooBusy();
  waiting++;
  const own = last.then(work, work);
  last = own.catch(() => undefined);
  try {
    return await own;
  } finally {
    waiting--;
  }
}

const recent = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
const keptMs = 5000;

/** The same sheet, asked for again within seconds, is not drawn again: a click is easily given twice. */
function drawn(content: object, sheet: ReactElement<DocumentProps>): Promise<Uint8Array<ArrayBuffer>> {
  const key = createHash("sha256").update(JSON.stringify(content)).digest("base64");
  const known = recent.get(key);
  if (known) return known;
  const drawing = inTurn(async () => Uint8Array.from(await renderToBuffer(sheet)));
  recent.set(key, drawing);
  const forget = () => recent.delete(key);
  drawing.then(() => setTimeout(forget, keptMs).unref(), forget);
  return drawing;
}

const address = () => new URL("/today", setting("PUBLIC_URL")).href;

export async function printProgram(sheet: ProgramSheet): Promise<WrittenFile> {
  const { to, program, exercises, contact } = sheet;
  const words = await paperWords(to.locale, to.timeZone);
  const bytes = await drawn(
    { ...sheet, exercises: [...exercises.values()] },
    PrintedProgram({
      words,
      program,
      exercises,
      contact,
      name: to.name,
      on: dayOf(new Date(program.changedAt), to.timeZone),
      address: address(),
    }),
  );
  return new WrittenFile(bytes, "application/pdf", "verzacht-program.pdf");
}

export async function printDiary(diary: DiaryContents, week: Day | undefined, now: Date): Promise<WrittenFile> {
  const { to, exercises, contact } = diary;
  const words = await paperWords(to.locale, to.timeZone);
  const monday = diaryMonday(dayOf(now, to.timeZone), week);
  const bytes = await drawn(
    { ...diary, monday },
    DiarySheet({
      words,
      exercises: exercises.map((title) => title[to.locale]),
      contact,
      name: to.name,
      monday,
      address: address(),
    }),
  );
  return new WrittenFile(bytes, "application/pdf", "verzacht-week.pdf");
}

export async function printReport(report: Report & { content: ReportContent }, timeZone: string): Promise<WrittenFile> {
  const words = await paperWords(report.locale, timeZone);
  const bytes = await drawn(report, PrintedReport({ words, report }));
  return new WrittenFile(bytes, "application/pdf", "verzacht-report.pdf");
}

/** A whole record. Nobody else asks for the same one within seconds, so it is not kept for that either. */
export async function printRecord(record: RecordCopy): Promise<WrittenFile> {
  const { locale, timeZone } = record.client;
  const words = await paperWords(locale, timeZone);
  const bytes = await inTurn(async () =>
    Uint8Array.from(await renderToBuffer(PrintedRecord({ words, timeZone, record }))),
  );
  return new WrittenFile(bytes, "application/pdf", "verzacht-copy.pdf");
}

export async function printCertificate({ erasure, practice, timeZone, locale }: Certificate): Promise<WrittenFile> {
  const words = await paperWords(locale, timeZone);
  const bytes = await drawn(erasure, PrintedCertificate({ words, practice, erasure }));
  return new WrittenFile(bytes, "application/pdf", "verzacht-certificate.pdf");
}
