import { and, desc, eq, sql } from "drizzle-orm";
import { clients, members, reportShares, reports } from "@/db/schema";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Locale, Viewer } from "@/lib/access/schema";
import { readCheckIns } from "@/lib/check-ins/read";
import { readClient } from "@/lib/clients/read";
import { cursorOf, everyPage, keysOf } from "@/lib/cursor";
import { readTexts } from "@/lib/keys/read";
import { readToldSessions } from "@/lib/moments/read";
import { accepted, type Result, refused } from "@/lib/result";
import type { Period } from "@/lib/sessions/schema";
import { recordCsv } from "./rules";
import { type Report, type ReportContent, reportKeys, type Share } from "./schema";

const ofClient = (viewer: Viewer, clientId: string) =>
  and(eq(reports.practiceId, viewer.practiceId), eq(reports.clientId, clientId));

const writer = and(eq(members.practiceId, reports.practiceId), eq(members.id, reports.writtenBy));

const about = and(eq(clients.practiceId, reports.practiceId), eq(clients.id, reports.clientId));

const shown = {
  id: reports.id,
  version: reports.version,
  audience: sql<Report["audience"]>`${reports.audience}`,
  locale: sql<Locale>`${reports.locale}`,
  from: reports.from,
  to: reports.to,
  text: reports.text,
  writtenOn: sql<string>`(${reports.writtenAt} at time zone ${clients.timeZone})::date::text`,
  writtenBy: members.name,
};

/** Every version of every report about the client whose record is open, with whom each was shared; newest first. */
export async function readReports(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Report[]; nextCursor: string | null }> {
  const after = keysOf(page.cursor, reportKeys);
  const key = sql<string>`${reports.id}::text || '/' || ${reports.version}`;
  const rows = await tx
    .select({ ...shown, atKey: sql<string>`(${reports.writtenAt} at time zone 'UTC')::text || '+00'`, key })
    .from(reports)
    .innerJoin(members, writer)
    .innerJoin(clients, about)
    .where(
      and(
        ofClient(viewer, clientId),
        after ? sql`(${reports.writtenAt}, ${key}) < (${after[0]}::timestamptz, ${after[1]})` : undefined,
      ),
    )
    .orderBy(desc(reports.writtenAt), desc(key))
    .limit(page.limit + 1);
  const shares = await readShares(tx, viewer, clientId);
  const texts = await readTexts(tx, viewer, clientId);
  const items = rows.slice(0, page.limit).map(({ atKey: _at, key: _key, ...row }) => ({
    ...row,
    text: texts.open("reports.text", placeOf(row), row.text),
    shares: shares.filter(({ reportId, version }) => reportId === row.id && version === row.version).map(shareOf),
  }));
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return { items, nextCursor: last ? cursorOf(last.atKey, last.key) : null };
}

const sharesOf = async (tx: PracticeTx, viewer: Viewer, clientId: string, of: Pick<Report, "id" | "version">) =>
  (await readShares(tx, viewer, clientId))
    .filter(({ reportId, version }) => reportId === of.id && version === of.version)
    .map(shareOf);

const shareOf = ({ reportId: _report, ...share }: Share & { reportId: string }): Share => share;

/** How a version is named in the seals of its texts. */
export const placeOf = ({ id, version }: Pick<Report, "id" | "version">): string => `${id}/${version}`;

async function readShares(tx: PracticeTx, viewer: Viewer, clientId: string) {
  const texts = await readTexts(tx, viewer, clientId);
  const rows = await tx
    .select({
      id: reportShares.id,
      reportId: reportShares.reportId,
      version: reportShares.version,
      with: reportShares.sharedWith,
      way: sql<Share["way"]>`${reportShares.way}`,
      on: reportShares.sharedOn,
      by: members.name,
    })
    .from(reportShares)
    .innerJoin(members, and(eq(members.practiceId, reportShares.practiceId), eq(members.id, reportShares.sharedBy)))
    .where(and(eq(reportShares.practiceId, viewer.practiceId), eq(reportShares.clientId, clientId)))
    .orderBy(reportShares.notedAt);
  return rows.map((row) => ({ ...row, with: texts.open("report_shares.shared_with", row.id, row.with) }));
}

/** One version, the latest where none is named, with all that it says. */
export async function readReport(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  version?: number,
): Promise<Result<Report & { content: ReportContent }, "not_found">> {
  const [row] = await tx
    .select({ ...shown, content: reports.content })
    .from(reports)
    .innerJoin(members, writer)
    .innerJoin(clients, about)
    .where(and(ofClient(viewer, clientId), eq(reports.id, id), version ? eq(reports.version, version) : undefined))
    .orderBy(desc(reports.version))
    .limit(1);
  if (!row) return refused("not_found");
  const texts = await readTexts(tx, viewer, clientId);
  const text = texts.open("reports.text", placeOf(row), row.text);
  const content = texts.openValue("reports.content", placeOf(row), row.content);
  return accepted({ ...row, text, content, shares: await sharesOf(tx, viewer, clientId, row) });
}

/** Enters by itself, so that the sheet is drawn after the transaction. */
export const readPrintedReport = (entry: Entry, clientId: string, id: string, version?: number) =>
  enterPractice({ ...entry, clientId }, async (tx, viewer) => {
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const found = await readReport(tx, viewer, clientId, id, version);
    return found.ok ? accepted({ report: found.value, timeZone: client.value.timeZone }) : found;
  });

/** Every session and check-in of a period as the text of a CSV file (RFC 4180). Enters by itself. */
export const exportRecord = (entry: Entry, clientId: string, period: Pick<Period, "from" | "to">) =>
  enterPractice({ ...entry, clientId }, async (tx, viewer) =>
    accepted(await readRecordCsv(tx, viewer, clientId, period)),
  );

async function readRecordCsv(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Pick<Period, "from" | "to">,
): Promise<string> {
  const sessions = await everyPage((cursor) =>
    readToldSessions(tx, viewer, clientId, { ...period, limit: 200, cursor }),
  );
  const checkIns = await everyPage((cursor) => readCheckIns(tx, viewer, clientId, { ...period, limit: 200, cursor }));
  return recordCsv(sessions, checkIns);
}
