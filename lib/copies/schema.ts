import { z } from "zod";
import { locale } from "@/lib/access/schema";
import { consent } from "@/lib/consents/schema";
import { emergencyLook } from "@/lib/emergency/schema";
import { erasure } from "@/lib/erasures/schema";
import { exercise } from "@/lib/exercises/schema";
import { goal } from "@/lib/goals/schema";
import { assignment } from "@/lib/measures/schema";
import { note } from "@/lib/notes/schema";
import { program } from "@/lib/programs/schema";
import { shareParts } from "@/lib/relatives/rules";
import { reminderSuggestion, reminderWishes } from "@/lib/reminders/schema";
import { report, reportContent } from "@/lib/reports/schema";
import { agreement, release, signalKinds } from "@/lib/safety/schema";
import { givenCheckIn, loggedSession } from "@/lib/sessions/schema";
import { recordParts } from "@/lib/statements/rules";
import { recordStatement } from "@/lib/statements/schema";
import { verdictAgreement } from "@/lib/verdicts/schema";
import { copyFormats, copyVersion } from "./rules";

export const copyDraft = z.strictObject({ format: z.enum(copyFormats) });
export type CopyDraft = z.output<typeof copyDraft>;

/** A copy that was asked for: where it is fetched, and until when. */
export const askedCopy = z.strictObject({
  id: z.uuid(),
  format: z.enum(copyFormats),
  url: z.string(),
  expiresAt: z.string(),
});
export type AskedCopy = z.output<typeof askedCopy>;

const person = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(["owner", "therapist"]),
  treats: z.boolean(),
});

/** A program as it read in one version. The latest one says how the program itself stands. */
const programVersion = program.omit({ clientId: true, revision: true });

/** Whom the client let look along, at what, and until when. */
const share = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** As chosen last. */
  parts: z.array(z.enum(shareParts)),
  /** What was chosen when, the oldest first; none where nothing is kept of it any more. */
  choices: z.array(z.strictObject({ at: z.string(), parts: z.array(z.enum(shareParts)) })),
  since: z.string(),
  until: z.string().nullable(),
});

const signal = z.strictObject({
  id: z.uuid(),
  sessionId: z.uuid(),
  kind: z.enum(signalKinds),
  raisedAt: z.string(),
  settledAt: z.string().nullable(),
  settledBy: z.string().nullable(),
  note: z.string().nullable(),
});

/** Somebody looked into the record, or something in it changed: facts, and never what it says. */
const look = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  /** NEN 7513: create, read, update, delete, execute. */
  action: z.enum(["C", "R", "U", "D", "E"]),
  event: z.string(),
  by: z.string().nullable(),
  byId: z.uuid().nullable(),
  role: z.string().nullable(),
});
export type Look = z.output<typeof look>;

/**
 * Everything that the practice keeps about one client, as one value. `version` counts the shape: whoever reads such a file
 * in twenty years knows by it what stands where. Ratings: null was not said, `declined` would rather not say.
 */
export const recordCopy = z.strictObject({
  kind: z.literal("verzacht.record"),
  version: z.literal(copyVersion),
  madeAt: z.string(),
  practice: z.strictObject({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  client: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    locale,
    timeZone: z.string(),
    since: z.string(),
  }),
  /** Who may open the record now. */
  readers: z.array(person),
  /** Newest program first, and of each its versions, the latest first. */
  programs: z.array(z.strictObject({ id: z.uuid(), versions: z.array(programVersion) })),
  /** The exercises in these programs, as they read now. */
  exercises: z.array(exercise),
  sessions: z.array(loggedSession),
  checkIns: z.array(givenCheckIn),
  /** With why numbers became others, where they did. */
  agreements: z.array(agreement.extend({ because: z.string().nullable() })),
  releases: z.array(release.extend({ id: z.uuid() })),
  signals: z.array(signal),
  goals: z.array(goal),
  measures: z.array(assignment),
  verdicts: z.array(verdictAgreement),
  /** All notes of the record, also those that were not shared in the app. Working notes of a therapist are no part of it. */
  notes: z.array(note),
  reports: z.array(report.extend({ content: reportContent })),
  consents: z.array(consent),
  shares: z.array(share),
  reminders: z.strictObject({
    wishes: reminderWishes,
    suggestion: reminderSuggestion.extend({ madeAt: z.string(), by: z.string() }).nullable(),
  }),
  statements: z.array(recordStatement),
  /** Parts about which a client and whoever wrote them do not agree. */
  disputed: z.array(z.enum(recordParts)),
  erasures: z.array(erasure),
  /** Newest first, as are the looks. */
  emergencies: z.array(
    emergencyLook.extend({ begunAt: z.string(), because: z.string(), by: z.string() }).omit({ clientId: true }),
  ),
  looks: z.array(look),
});
export type RecordCopy = z.output<typeof recordCopy>;
