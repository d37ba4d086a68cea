import { boolean, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

/** The tenant. Its id is random (v4): it leads every key, and a time-ordered one would send all writes to one place. */
export const practices = pgTable("practices", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  /** A demo, whose passwords everybody knows, asks nobody for a second factor. */
  factorExempt: boolean("factor_exempt").notNull().default(false),
});
