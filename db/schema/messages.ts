import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { invitations, members } from "./access";
import { at, practiceId } from "./columns";

/** Mail that waits or was sent. What it says goes when it is sent; until then the owner can see that it is waiting. */
export const mails = pgTable(
  "mails",
  {
    practiceId: practiceId(),
    id: uuid("id").notNull(),
    memberId: uuid("member_id").notNull(),
    /** What it carries or tells. */
    kind: text("kind").notNull().default("invitation"),
    invitationId: uuid("invitation_id"),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    body: text("body"),
    createdAt: at("created_at").notNull().defaultNow(),
    tries: integer("tries").notNull().default(0),
    /** Set while the mail server is being talked to. Whether a letter in whose middle everything died arrived, nobody knows. */
    takenAt: at("taken_at"),
    sentAt: at("sent_at"),
    /** After this it is not sent any more. */
    worthUntil: at("worth_until"),
  },
  (t) => [
    primaryKey({ columns: [t.practiceId, t.id] }),
    foreignKey({ columns: [t.practiceId, t.memberId], foreignColumns: [members.practiceId, members.id] }),
    foreignKey({ columns: [t.practiceId, t.invitationId], foreignColumns: [invitations.practiceId, invitations.id] }),
    check(
      "mails_kind",
      sql`${t.kind} in ('invitation', 'password', 'address', 'notice', 'shared')
        and (${t.kind} = 'invitation') = (${t.invitationId} is not null)`,
    ),
  ],
);
