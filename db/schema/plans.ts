import { date, foreignKey, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { practiceId } from "./columns";
import { programVersions } from "./programs";

/** From which day to which day a version was in force for a client, and how often a week it asked. Null: still. */
export const planPeriods = pgTable(
  "plan_periods",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    programId: uuid("program_id").notNull(),
    version: integer("version").notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    /** Sessions asked per weekday, Monday first. */
    week: smallint("week").array().notNull(),
    label: text("label").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.programId, t.version] }),
    foreignKey({
      name: "plan_periods_version",
      columns: [t.practiceId, t.clientId, t.programId, t.version],
      foreignColumns: [
        programVersions.practiceId,
        programVersions.clientId,
        programVersions.programId,
        programVersions.version,
      ],
    }),
  ],
);
