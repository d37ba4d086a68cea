import { sql } from "drizzle-orm";
import { check, date, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ReportContent } from "@/lib/reports/schema";
import type { Kept } from "@/lib/sealing";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

/** A report about a period, version by version. What was written stays; another text is another version. */
export const reports = pgTable(
  "reports",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    version: integer("version").notNull(),
    audience: text("audience").notNull(),
    locale: text("locale").notNull(),
    from: date("period_from", { mode: "string" }).notNull(),
    to: date("period_to", { mode: "string" }).notNull(),
    text: text("text").notNull(),
    content: jsonb("content").$type<Kept<ReportContent>>().notNull(),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: at("written_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id, t.version] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.writtenBy], foreignColumns: [members.practiceId, members.id] }),
    check("reports_audience", sql`${t.audience} in ('gp', 'client', 'other')`),
  ],
);

/** What was shared with whom: each version that left the house, by whose hand and on which day. */
export const reportShares = pgTable(
  "report_shares",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    reportId: uuid("report_id").notNull(),
    version: integer("version").notNull(),
    sharedWith: text("shared_with").notNull(),
    way: text("way").notNull(),
    sharedOn: date("shared_on", { mode: "string" }).notNull(),
    sharedBy: uuid("shared_by").notNull(),
    notedAt: at("noted_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({
      name: "report_shares_version",
      columns: [t.practiceId, t.clientId, t.reportId, t.version],
      foreignColumns: [reports.practiceId, reports.clientId, reports.id, reports.version],
    }),
    foreignKey({ columns: [t.practiceId, t.sharedBy], foreignColumns: [members.practiceId, members.id] }),
    check("report_shares_way", sql`${t.way} in ('handed', 'post', 'secureMail', 'other')`),
  ],
);
