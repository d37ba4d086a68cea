import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, type Day, mondayOf } from "@/lib/calendar";
import type { OwnerDb } from "./owner";
import type { SeededClient } from "./people";

interface Carers {
  /** Who treats. */
  carer: string;
  carerRole: "owner" | "therapist";
  owner: string;
}

/** Who looked in the four weeks before this one: the therapist before each visit, and once the owner of the practice. */
export async function seedLooks(db: OwnerDb, client: SeededClient, { carer, carerRole, owner }: Carers, today: Day) {
  const look = (day: Day, minute: number, event: string, actorId = carer, actorRole: string = carerRole) => ({
    practiceId: client.practice.id,
    id: uuidv7(),
    at: `${day}T08:${String(minute).padStart(2, "0")}:00Z`,
    action: "R",
    event,
    actorId,
    actorRole,
    clientId: client.id,
    device: "computer",
  });
  const visits = [4, 3, 2, 1].flatMap((week) => {
    const day = addDays(mondayOf(today), 1 - 7 * week);
    const acts = ["client.read", "visit.read", "progress.read", "progress.read"];
    const before = acts.map((event, n) => look(day, 41 + 3 * n, event));
    return week === 2 ? [...before, look(addDays(day, 2), 12, "client.read", owner, "owner")] : before;
  });
  await db.insert(tables.auditEvents).values(visits);
}
