import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, type Day } from "@/lib/calendar";
import { instantOn } from "@/lib/instant";
import type { OwnerDb } from "./owner";
import type { SeededClient } from "./people";

/** Agreed in the room four weeks ago, about the first three weeks of the program; today is the day to look. */
export const seedVerdictOfToday = (db: OwnerDb, client: SeededClient, startsOn: Day, today: Day) =>
  seedAgreement(db, client, {
    baselineFrom: startsOn,
    baselineUntil: addDays(startsOn, 20),
    secondFrom: addDays(today, -27),
    lookOn: today,
    together: true,
  });

/** Proposed, of which the day lies ahead. */
export const seedVerdictToCome = (db: OwnerDb, client: SeededClient, today: Day, together: boolean) =>
  seedAgreement(db, client, {
    baselineFrom: addDays(today, -17),
    baselineUntil: addDays(today, -4),
    secondFrom: addDays(today, -3),
    lookOn: addDays(today, 18),
    together,
  });

async function seedAgreement(
  db: OwnerDb,
  client: SeededClient,
  terms: { baselineFrom: Day; baselineUntil: Day; secondFrom: Day; lookOn: Day; together: boolean },
) {
  await db.insert(tables.verdictAgreements).values({
    practiceId: client.practice.id,
    clientId: client.id,
    id: uuidv7(),
    rating: "tension",
    wanted: "lower",
    points: 2,
    fewest: 5,
    ...terms,
    proposedBy: client.therapistId,
    proposedAt: instantOn(terms.secondFrom, "10:00", client.practice.timeZone).toISOString(),
  });
}
