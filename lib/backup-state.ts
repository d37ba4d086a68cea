import { z } from "zod";

/** What a drill, a backup or the archive stumbled over: told apart by what an owner can do about it. */
export const backupTroubles = [
  "no_room",
  "no_key",
  "damaged",
  "not_equal",
  "unsound",
  "broken_chain",
  "unreadable",
  "other",
] as const;
export type BackupTrouble = (typeof backupTroubles)[number];
const trouble = z.enum(backupTroubles);

const moment = z.iso.datetime();

const drill = z.object({
  at: moment,
  seconds: z.number(),
  trouble: trouble.nullable(),
  /** Of the backup that was restored. */
  backupAt: moment.nullable(),
  tables: z.number(),
  rows: z.number(),
  /** Null where this PostgreSQL can't check its indexes. */
  indexes: z.number().nullable(),
  /** How many tables were held against the living ones, row by row: all that nobody was writing to at that moment. */
  compared: z.number(),
  /** What other parts of the house saw in the copy, in a few words of theirs. */
  seen: z.array(z.string()).default([]),
});
export type Drill = z.output<typeof drill>;

export const backupsFile = "backups.json";

/** Kept in a file beside the database, written by whoever makes backups. */
export const backupState = z.object({
  /** `yours`: the database stands elsewhere, and whoever keeps it backs it up. */
  kept: z.enum(["daily", "by_hand", "off", "yours"]).default("off"),
  /** Whether the backups lie on the disk of the data. */
  sameDisk: z.boolean().default(false),
  days: z.number().default(0),
  /** When the house was opened: before that nobody kept anything, and nothing was written. */
  openedAt: moment.nullable().default(null),
  backup: z.object({ at: moment, seconds: z.number(), bytes: z.number() }).nullable().default(null),
  backupTrouble: z.object({ at: moment, trouble }).nullable().default(null),
  /** When something last reached the archive. */
  archivedAt: moment.nullable().default(null),
  archiveTrouble: z.object({ since: moment, trouble }).nullable().default(null),
  drill: drill.nullable().default(null),
});
export type BackupState = z.output<typeof backupState>;
