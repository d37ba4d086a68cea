import { z } from "zod";
import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as reminders from "@/lib/reminders/schema";

const ofClient = { record: "client" } as const;

export const remindersOperations = {
  readReminders: operation({
    method: "GET",
    path: "/api/v1/reminders",
    permission: "reminder:choose",
    summary: "One's own reminders, and what became of the last few",
    answer: reminders.reminders,
    tagged: true,
  }),
  chooseReminders: operation({
    method: "PUT",
    path: "/api/v1/reminders",
    permission: "reminder:choose",
    summary: "Choose days, time, tone, quiet hours and ways",
    body: reminders.reminderWishes,
    answer: reminders.reminders,
    tagged: true,
  }),
  testReminders: operation({
    method: "POST",
    path: "/api/v1/reminders/test",
    permission: "reminder:choose",
    summary: "Send a message now, by the ways that were chosen",
    answer: z.strictObject({ dueAt: z.string() }),
    statuses: [202],
  }),
  tapReminder: operation({
    method: "POST",
    path: "/api/v1/reminders/tap",
    permission: "reminder:choose",
    summary: "Once more in an hour, or nothing more today",
    body: reminders.reminderTap,
    answer: access.done,
  }),
  addPushDevice: operation({
    method: "PUT",
    path: "/api/v1/reminders/devices/{device}",
    permission: "reminder:choose",
    summary: "Let this browser be woken; whoever used it before is not woken on it any more",
    body: reminders.pushSubscription,
    answer: z.strictObject({ id: z.uuid() }),
  }),
  removePushDevice: operation({
    method: "DELETE",
    path: "/api/v1/reminders/devices/{device}",
    permission: "reminder:choose",
    summary: "Wake this browser no more",
    answer: access.done,
  }),
  noteShown: operation({
    method: "PUT",
    path: "/api/v1/reminders/deliveries/{delivery}/shown",
    permission: "reminder:choose",
    summary: "This message was shown on the device",
    answer: access.done,
  }),
  readSuggestion: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/reminder-suggestion",
    permission: "reminder:suggest",
    summary: "What was suggested to this client; what they chose is theirs",
    ...ofClient,
    act: "reminders.read",
    answer: reminders.suggested,
  }),
  suggestReminders: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/reminder-suggestion",
    permission: "reminder:suggest",
    summary: "Suggest days and a time; nothing is sent by it",
    ...ofClient,
    body: reminders.reminderSuggestion,
    answer: reminders.suggested,
  }),
  takeBackSuggestion: operation({
    method: "DELETE",
    path: "/api/v1/clients/{client}/reminder-suggestion",
    permission: "reminder:suggest",
    summary: "Take the suggestion back",
    ...ofClient,
    answer: reminders.suggested,
  }),
};
