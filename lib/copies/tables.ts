import type { Cell } from "@/lib/reports/rules";
import {
  agreementTable,
  consentTable,
  emergencyTable,
  erasureTable,
  lookTable,
  noteTable,
  releaseTable,
  reportTable,
  shareTable,
  signalTable,
  statementTable,
  verdictTable,
} from "./paper-tables";
import type { RecordCopy } from "./schema";
import type { CopyTable } from "./table";
import { exerciseTable, goalTable, measureTable, privateLines, programTable } from "./told-tables";

const personTable = ({ client, practice, readers, madeAt, disputed, reminders }: RecordCopy): CopyTable => ({
  name: "person",
  rows: [
    ["what", "value"],
    ["name", client.name],
    ["email", client.email],
    ["language", client.locale],
    ["timeZone", client.timeZone],
    ["since", client.since],
    ["practice", practice.name],
    ...readers.map((reader): Cell[] => ["mayRead", `${reader.name} (${reader.role})`]),
    ["reminders", JSON.stringify(reminders.wishes)],
    ["disputedParts", disputed.join(" ")],
    ["copyMadeAt", madeAt],
  ],
});

/** Every part of a copy as a table, beside what was told, which has a table of its own (lib/reports). */
export const copyTables = (copy: RecordCopy): CopyTable[] =>
  [
    personTable,
    programTable,
    exerciseTable,
    privateLines,
    goalTable,
    measureTable,
    agreementTable,
    releaseTable,
    signalTable,
    verdictTable,
    noteTable,
    reportTable,
    statementTable,
    consentTable,
    shareTable,
    erasureTable,
    emergencyTable,
    lookTable,
  ].map((of) => of(copy));
