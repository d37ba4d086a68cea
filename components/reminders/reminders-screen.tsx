"use client";

import { useState } from "react";
import { readReminders } from "@/lib/reminders/browser";
import type { Reminders } from "@/lib/reminders/schema";
import { DeliveryList } from "./delivery-list";
import { DeviceCard } from "./device-card";
import { ReminderForm } from "./reminder-form";

/** A client's reminders: what they chose, where it arrives, and whether it did. */
export function RemindersScreen({ reminders }: { reminders: Reminders }) {
  const [now, setNow] = useState(reminders);
  return (
    <>
      <ReminderForm reminders={now} onKept={setNow} />
      <hr className="border-line" />
      <DeviceCard devices={now.devices} pushKey={now.pushKey} onChange={async () => setNow(await readReminders())} />
      <hr className="border-line" />
      <DeliveryList deliveries={now.deliveries} onRead={setNow} />
    </>
  );
}
