import { timestamp, uuid } from "drizzle-orm/pg-core";

export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });

export const practiceId = () => uuid("practice_id").notNull();
