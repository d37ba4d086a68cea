import { and, eq } from "drizzle-orm";
import { members, reportShares, reports } from "@/db/schema";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { readClient } from "@/lib/clients/read";
import { keepTexts } from "@/lib/keys/write";
import { readProgress } from "@/lib/progress/read";
import { bucketFor } from "@/lib/progress/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { readReview } from "@/lib/reviews/read";
import { readVerdicts } from "@/lib/verdicts/read";
import { placeOf, readReport } from "./read";
import type { Report, ReportContent, ReportDraft, Share, ShareDraft } from "./schema";

type Counted = Pick<ReportContent, "review" | "points">;

const sameWords = (report: ReportDraft, draft: ReportDraft) =>
  (["audience", "locale", "from", "to", "text"] as const).every((part) => report[part] === draft[part]);

/**
 * Writes a report about a period, or another version of one; what it counts is kept with it. The same draft again, after
 * an answer that got lost, is the same version.
 */
export async function writeReport(
  entry: Entry,
  of: { clientId: string; id: string },
  draft: ReportDraft,
  match: number,
  now: Date,
): Promise<Result<{ report: Report; isNew: boolean }>> {
  const { from, to } = draft;
  const period = { from, to, bucket: bucketFor("day", from, to) };
  const progress = await readProgress(entry, period, now);
  if (!progress.ok) return progress;
  const reviewed = await readReview(entry, period, now);
  if (!reviewed.ok) return reviewed;
  const { exercises: _exercises, courses: _courses, coursesBy: _by, marks, ...told } = reviewed.value;
  // What somebody noted for those who treat is in no page that goes to others.
  const review = { ...told, marks: marks.filter(({ kind }) => kind === "program") };
  const counted = { review, points: progress.value.points };
  return enterPractice({ ...entry, clientId: of.clientId }, (tx, viewer) =>
    keepVersion(tx, viewer, of, draft, counted, match, now),
  );
}

async function keepVersion(
  tx: PracticeTx,
  viewer: Viewer,
  { clientId, id }: { clientId: string; id: string },
  draft: ReportDraft,
  counted: Counted,
  match: number,
  now: Date,
): Promise<Result<{ report: Report; isNew: boolean }>> {
  const client = await readClient(tx, viewer, clientId);
  if (!client.ok) return client;
  const before = await readReport(tx, viewer, clientId, id);
  const latest = before.ok ? before.value.version : 0;
  // The same words under the latest version are asked for anew: what they stand beside may have grown.
  if (before.ok && match === latest - 1 && sameWords(before.value, draft))
    return accepted({ report: withoutContent(before.value), isNew: false });
  if (match !== latest) return refused("stale", { current: before.ok ? withoutContent(before.value) : null });
  const agreed = await readVerdicts(tx, viewer, { id: clientId, timeZone: client.value.timeZone }, now);
  const content: ReportContent = {
    ...counted,
    client: client.value.name,
    practice: viewer.practiceName,
    therapist: viewer.name,
    // The latest agreement whose day lies in the period: what was agreed for another time is not this report's.
    verdict: agreed.find((one) => !one.withdrawn && draft.from <= one.lookOn && one.lookOn <= draft.to) ?? null,
  };
  const version = latest + 1;
  const texts = await keepTexts(tx, viewer, clientId);
  const sealed = {
    text: texts.seal("reports.text", placeOf({ id, version }), draft.text),
    content: texts.sealValue("reports.content", placeOf({ id, version }), content),
  };
  const made = await tx
    .insert(reports)
    .values({ practiceId: viewer.practiceId, clientId, id, version, ...draft, ...sealed, writtenBy: viewer.memberId })
    .onConflictDoNothing();
  if (made.count === 0) return refused("stale", { current: null });
  await recordAudit(tx, viewer, {
    event: "report.written",
    action: "C",
    clientId,
    object: ["report", id],
    detail: { version, audience: draft.audience, from: draft.from, to: draft.to },
  });
  const kept = await readReport(tx, viewer, clientId, id, version);
  return kept.ok ? accepted({ report: withoutContent(kept.value), isNew: true }) : kept;
}

const withoutContent = ({ content: _content, ...report }: Report & { content: ReportContent }): Report => report;

/** Notes that a version was given to somebody. The same note sent twice is one; nothing is sent by it. */
export async function noteShare(
  tx: PracticeTx,
  viewer: Viewer,
  of: { clientId: string; id: string },
  draft: ShareDraft,
): Promise<Result<{ share: Share; isNew: boolean }>> {
  const report = await readReport(tx, viewer, of.clientId, of.id, draft.version);
  if (!report.ok) return report;
  const { id, version, with: sharedWith, way, on: sharedOn } = draft;
  const texts = await keepTexts(tx, viewer, of.clientId);
  const kept = { version, way, sharedOn };
  const made = await tx
    .insert(reportShares)
    .values({
      practiceId: viewer.practiceId,
      clientId: of.clientId,
      id,
      reportId: of.id,
      ...kept,
      sharedWith: texts.seal("report_shares.shared_with", id, sharedWith),
      sharedBy: viewer.memberId,
    })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ row: reportShares, by: members.name })
    .from(reportShares)
    .innerJoin(members, and(eq(members.practiceId, reportShares.practiceId), eq(members.id, reportShares.sharedBy)))
    .where(
      and(
        eq(reportShares.practiceId, viewer.practiceId),
        eq(reportShares.clientId, of.clientId),
        eq(reportShares.id, id),
      ),
    );
  const isSame =
    row?.row.reportId === of.id &&
    texts.open("report_shares.shared_with", id, row.row.sharedWith) === sharedWith &&
    (Object.keys(kept) as (keyof typeof kept)[]).every((part) => row.row[part] === kept[part]);
  if (!row || !isSame) return refused("conflict");
  if (made.count > 0)
    await recordAudit(tx, viewer, {
      event: "report.shared",
      action: "U",
      clientId: of.clientId,
      object: ["report", of.id],
      // With whom stands beside the version: the log outlives the record, and names nobody.
      detail: { version, way, on: sharedOn },
    });
  return accepted({ share: { ...draft, by: row.by }, isNew: made.count > 0 });
}
