import { and, desc, eq } from "drizzle-orm";
import { deliveries, members, pushDevices, reminderSuggestions, reminders } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { setting } from "@/lib/environment";
import { readTexts } from "@/lib/keys/read";
import { canSendMail } from "@/lib/messages/read";
import { usualWishes } from "./rules";
import type { Delivery, Reminders, ReminderWishes } from "./schema";

const ofRecord = <T extends typeof reminders | typeof reminderSuggestions>(
  table: T,
  viewer: Viewer,
  clientId: string,
) => and(eq(table.practiceId, viewer.practiceId), eq(table.clientId, clientId));

/** A client's wishes and their revision; 0 and the usual ones while nothing was chosen. */
export async function readWishes(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<{ wishes: ReminderWishes; version: number }> {
  const [row] = await tx
    .select({ wishes: reminders.wishes, version: reminders.revision })
    .from(reminders)
    .where(ofRecord(reminders, viewer, clientId));
  return row ?? { wishes: usualWishes, version: 0 };
}

/** What a therapist suggested last, by whom. */
export async function readSuggestion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<Reminders["suggestion"]> {
  const [row] = await tx
    .select({ suggestion: reminderSuggestions.suggestion, madeAt: reminderSuggestions.madeAt, by: members.name })
    .from(reminderSuggestions)
    .innerJoin(
      members,
      and(eq(members.practiceId, reminderSuggestions.practiceId), eq(members.id, reminderSuggestions.madeBy)),
    )
    .where(ofRecord(reminderSuggestions, viewer, clientId));
  if (!row) return null;
  const texts = await readTexts(tx, viewer, clientId);
  const suggestion = texts.openValue("reminder_suggestions.suggestion", clientId, row.suggestion);
  return { ...suggestion, madeAt: new Date(row.madeAt).toISOString(), by: row.by };
}

/** All that a client sees of their own reminders: wishes, suggestion, devices, and what became of the last few. */
export async function readReminders(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Reminders> {
  const told = await tx
    .select({
      id: deliveries.id,
      kind: deliveries.kind,
      dueAt: deliveries.dueAt,
      state: deliveries.state,
      way: deliveries.way,
      problem: deliveries.problem,
      shownAt: deliveries.shownAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.practiceId, viewer.practiceId), eq(deliveries.clientId, clientId)))
    .orderBy(desc(deliveries.dueAt))
    .limit(5);
  const devices = await tx
    .select({
      id: pushDevices.id,
      device: pushDevices.device,
      addedAt: pushDevices.addedAt,
      goneAt: pushDevices.goneAt,
    })
    .from(pushDevices)
    .where(and(eq(pushDevices.practiceId, viewer.practiceId), eq(pushDevices.memberId, viewer.memberId)))
    .orderBy(pushDevices.addedAt);
  return {
    ...(await readWishes(tx, viewer, clientId)),
    suggestion: await readSuggestion(tx, viewer, clientId),
    devices: devices.map(({ goneAt, addedAt, ...device }) => ({
      ...device,
      addedAt: new Date(addedAt).toISOString(),
      gone: goneAt !== null,
    })),
    deliveries: told.map(
      ({ shownAt, dueAt, ...one }) =>
        ({ ...one, dueAt: new Date(dueAt).toISOString(), shown: shownAt !== null }) as Delivery,
    ),
    canMail: canSendMail() && viewer.email !== "",
    pushKey: setting("VAPID_PUBLIC_KEY"),
  };
}
