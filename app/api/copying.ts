import { ZipFile } from "yazl";
import { WrittenFile } from "@/lib/access/route";
import { bundleOf } from "@/lib/copies/fhir/bundle";
import type { CopyFormat } from "@/lib/copies/rules";
import { type RecordCopy, recordCopy } from "@/lib/copies/schema";
import { copyTables } from "@/lib/copies/tables";
import { csvOf, recordCsv } from "@/lib/reports/rules";
import { printRecord } from "./printing";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytesOf(`${JSON.stringify(value, null, 2)}\n`);

/** A table a file, and in one file: a spreadsheet opens each, and nothing of it is run. */
async function zipped(record: RecordCopy): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  const mtime = new Date(record.madeAt);
  // The mark tells a spreadsheet that it is UTF-8: without it, every ë of a name is broken.
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(`\ufeff${text}`), `${name}.csv`, { mtime });
  add("sessions-and-check-ins", recordCsv(record.sessions, record.checkIns));
  for (const { name, rows } of copyTables(record)) add(name, csvOf(rows));
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Uint8Array.from(Buffer.concat(parts));
}

/** One record, four ways of writing it. Made when it is fetched and kept nowhere; a name that tells nobody what it is. */
export async function writeCopy(record: RecordCopy, format: CopyFormat): Promise<WrittenFile> {
  switch (format) {
    case "pdf":
      return printRecord(record);
    case "csv":
      return new WrittenFile(await zipped(record), "application/zip", "verzacht-copy.zip");
    case "json":
      return new WrittenFile(json(recordCopy.parse(record)), "application/json", "verzacht-copy.json");
    case "fhir":
      return new WrittenFile(json(bundleOf(record)), "application/fhir+json", "verzacht-copy-fhir.json");
  }
}
