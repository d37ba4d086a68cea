import { sql } from "drizzle-orm";
import { boolean, check, date, foreignKey, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import type { ComparedRating, VerdictTerms } from "@/lib/verdicts/schema";
import { members } from "./access";
import { clients } from "./clients";
import { at, practiceId } from "./columns";

const day = (name: string) => date(name, { mode: "string" }).notNull();

/** What therapist and client agree to look at, and when. It only grows: another agreement is another row. */
export const verdictAgreements = pgTable(
  "verdict_agreements",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    id: uuid("id").notNull(),
    rating: text("rating").$type<ComparedRating>().notNull(),
    wanted: text("wanted").$type<VerdictTerms["wanted"]>().notNull(),
    points: smallint("points").notNull(),
    fewest: smallint("fewest").notNull(),
    baselineFrom: day("baseline_from"),
    baselineUntil: day("baseline_until"),
    secondFrom: day("second_from"),
    lookOn: day("look_on"),
    /** Said in the room, so that the client need not say yes in the app. */
    together: boolean("together").notNull(),
    proposedBy: uuid("proposed_by").notNull(),
    proposedAt: at("proposed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.clientId], foreignColumns: [clients.practiceId, clients.id] }),
    foreignKey({ columns: [t.practiceId, t.proposedBy], foreignColumns: [members.practiceId, members.id] }),
    check(
      "verdict_agreements_terms",
      sql`${t.rating} in ('tension', 'safety') and ${t.wanted} in ('lower', 'higher') and ${t.points} between 1 and 5
        and ${t.fewest} >= 5`,
    ),
    check(
      "verdict_agreements_phases",
      sql`${t.baselineFrom} <= ${t.baselineUntil} and ${t.baselineUntil} < ${t.secondFrom} and ${t.secondFrom} <= ${t.lookOn}`,
    ),
  ],
);

/** The client's yes to an agreement, and its end before the date; each once. */
export const verdictAnswers = pgTable(
  "verdict_answers",
  {
    practiceId: practiceId(),
    clientId: uuid("client_id").notNull(),
    agreementId: uuid("agreement_id").notNull(),
    kind: text("kind").$type<"accepted" | "withdrawn">().notNull(),
    byMember: uuid("by_member").notNull(),
    at: at("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.clientId, t.agreementId, t.kind] }),
    foreignKey({
      name: "verdict_answers_agreement",
      columns: [t.practiceId, t.clientId, t.agreementId],
      foreignColumns: [verdictAgreements.practiceId, verdictAgreements.clientId, verdictAgreements.id],
    }),
    foreignKey({ columns: [t.practiceId, t.byMember], foreignColumns: [members.practiceId, members.id] }),
    check("verdict_answers_kind", sql`${t.kind} in ('accepted', 'withdrawn')`),
  ],
);
