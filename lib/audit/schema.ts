import { z } from "zod";
import { roles } from "@/lib/access/schema";
import { isDay } from "@/lib/calendar";
import { isMoment, isText, pageQuery } from "@/lib/cursor";
import { day, id } from "@/lib/text";
import { grounds, outcomes } from "./rules";

/** What can happen in this house: closed lists that only grow. Names are the trade's verbs, in the past. */
export type AuditEvent =
  | "password.changed"
  | "address.asked"
  | "second_factor.set_up"
  | "second_factor.removed"
  | "passkey.added"
  | "passkey.removed"
  | "recovery_codes.renewed"
  | "stepped_up"
  | "sign_in.ended"
  | "sign_ins.ended"
  | "member.changed"
  | "member.invited"
  | "member.withdrawn"
  | "member.role_changed"
  | "member.signed_out"
  | "member.left"
  | "exercise.added"
  | "exercise.changed"
  | "exercise.put_away"
  | "exercise.brought_back"
  | "client.added"
  | "client.changed"
  | "client.invited"
  | "care.given"
  | "care.ended"
  | "care.seen"
  | "program.drafted"
  | "program.changed"
  | "program.assigned"
  | "program.ended"
  | "program.deleted"
  | "emergency.begun"
  | "emergency.ended"
  | "release.opened"
  | "release.closed"
  | "agreement.changed"
  | "contact.changed"
  | "health_list.approved"
  | "session.logged"
  | "session.typed_in"
  | "session.echoed"
  | "session.corrected"
  | "check_in.asked"
  | "check_in.corrected"
  | "check_in.told"
  | "goal.set"
  | "goal.changed"
  | "goal.ended"
  | "goal.taken_up_again"
  | "goal.scored"
  | "licence.entered"
  | "licence.changed"
  | "measure.assigned"
  | "measure.ended"
  | "measure.asked_again"
  | "measure.scored"
  | "reminders.changed"
  | "reminders.suggested"
  | "signal.settled"
  | "note.written"
  | "note.changed"
  | "report.written"
  | "report.shared"
  | "verdict.agreed"
  | "verdict.accepted"
  | "verdict.withdrawn"
  | "signal.reopened"
  | "matter.parked"
  | "matter.taken_back"
  | "consent.given"
  | "consent.withdrawn"
  | "relative.named"
  | "relative.invited"
  | "relative.changed"
  | "relative.taken_back"
  | "record.copy_asked"
  | "record.copied"
  | "statement.made"
  | "statement.answered"
  | "erasure.asked"
  | "erasure.withdrawn"
  | "erasure.granted"
  | "erasure.refused"
  | "retention.changed"
  | "practice.renamed"
  | "audit.read"
  | "contact_data.read"
  | "look.asked"
  | "look.answered";

/** What is written down by the database itself, before or while somebody comes in, or by a command of the operator. */
type DoorEvent =
  | "signed_in"
  | "signed_out"
  | "sign_in.failed"
  | "access.denied"
  | "invitation.accepted"
  | "password.reset"
  | "password.link_made"
  | "second_factor.taken_away"
  | "address.changed"
  | "backup.restored"
  | "practice.set_up";

/** Looks at several clients at once, which are about none of them in particular. */
export type AuditList = "caseload.listed" | "clients.listed" | "contact_data.listed" | "inbox.listed";

/** The ways to look into a client's record. */
export type AuditRead =
  | "client.read"
  | "programs.listed"
  | "program.read"
  | "program.printed"
  | "diary.printed"
  | "sessions.listed"
  | "session.read"
  | "moments.listed"
  | "looks.read"
  | "progress.read"
  | "notes.listed"
  | "reports.listed"
  | "report.printed"
  | "record.exported"
  | "release.read"
  | "agreement.read"
  | "check_ins.listed"
  | "signals.listed"
  | "visit.read"
  | "today.read"
  | "goals.read"
  | "measures.read"
  | "reminders.read"
  | "verdicts.read"
  | "statements.listed"
  | "erasures.listed"
  | "consents.read"
  | "shared.read"
  | "shared.program_read"
  | "shared.days_read"
  | "shared.progress_read";

export type AuditName = AuditEvent | AuditRead | AuditList | DoorEvent;

const upTo = (query: { from?: string | undefined; to?: string | undefined }) =>
  !query.from || !query.to || query.from <= query.to;

/** By day, then by the last moment, then by the last event; newest first. */
export const lookKeys = [isDay, isMoment, isText];

export const lookQuery = pageQuery(lookKeys)
  .extend({
    from: day.optional(),
    to: day.optional(),
    /** Whose looks: of everybody else, one's own, or all. */
    whose: z.enum(["others", "own", "all"]).default("all"),
  })
  .refine(upTo, { path: ["to"], message: "ends_before_start" });
export type LookQuery = z.output<typeof lookQuery>;

const role = z.enum(roles);

/** What somebody did with one client's record on one day, however often. */
export const look = z.strictObject({
  /** Of the last of them: what a question is about. */
  id: z.uuid(),
  day: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  times: z.int(),
  /** From the closed list of the audit log, such as `progress.read`. */
  event: z.string(),
  who: z.strictObject({ id: z.uuid(), name: z.string(), role: role.nullable(), isYou: z.boolean() }),
  practice: z.string(),
  /** By which right it was opened. */
  ground: z.enum(grounds),
  emergency: z.boolean(),
  outcome: z.enum(outcomes),
  /** What was settled about who treats: of whom, and the days that the event holds. */
  care: z
    .strictObject({
      name: z.string(),
      from: z.string().nullable(),
      until: z.string().nullable(),
      standIn: z.boolean(),
    })
    .nullable(),
  /** Was refused, and came from somebody who had the record before. */
  treatedBefore: z.boolean(),
});
export type Look = z.output<typeof look>;
export const lookList = z.strictObject({ items: z.array(look), nextCursor: z.string().nullable() });

/** By moment, then by id; newest first. */
export const auditKeys = [isMoment, isText];

/** The owner's question to the log of the practice. */
export const auditQuery = pageQuery(auditKeys)
  .extend({ from: day.optional(), to: day.optional(), person: id.optional(), client: id.optional() })
  .refine(upTo, { path: ["to"], message: "ends_before_start" });
export type AuditQuery = z.output<typeof auditQuery>;

/** One line of the log, with the fields of NEN 7513 under their own names. */
export const auditLine = z.strictObject({
  id: z.uuid(),
  at: z.string(),
  event: z.string(),
  who: z.strictObject({ id: z.uuid(), name: z.string(), role: role.nullable() }).nullable(),
  client: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
  outcome: z.enum(outcomes),
  ground: z.enum(grounds).nullable(),
  times: z.int(),
  /** Of a backup that was put back: as of when everything stands since then, and when the backup was made. */
  restored: z.strictObject({ upTo: z.string(), backupAt: z.string() }).nullable(),
  nen7513: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
});
export type AuditLine = z.output<typeof auditLine>;
export const auditList = z.strictObject({ items: z.array(auditLine), nextCursor: z.string().nullable() });
