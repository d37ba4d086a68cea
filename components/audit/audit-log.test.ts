import { expect, it } from "vitest";
import { shownWords } from "@/components/testing/shown-words";
import type { AuditLine } from "@/lib/audit/schema";
import { AuditLog } from "./audit-log";

const line: AuditLine = {
  id: "0199f0f0-0000-7000-8000-000000000001",
  at: "2026-11-29T15:20:00+01:00",
  event: "backup.restored",
  who: null,
  client: null,
  outcome: "success",
  ground: null,
  times: 1,
  restored: { upTo: "2026-11-29T14:05:00+01:00", backupAt: "2026-11-28T03:00:07+01:00" },
  nen7513: {},
};

it.each([
  [
    "nl",
    "Het systeem zette een back-up terug, omdat de beheerder daarom vroeg: alles staat er weer zoals op 29 nov, 14:05 (back-up van 28 nov, 03:00)",
  ],
  [
    "en",
    "restored a backup, because the operator asked for it: everything stands as it did on 29 Nov, 14:05 (backup of 28 Nov, 03:00)",
  ],
] as const)("a backup that was put back says as of when, and which one (%s)", async (locale, words) => {
  expect(await shownWords(AuditLog, { lines: [line], today: "2026-11-30" }, locale)).toContain(words);
});
