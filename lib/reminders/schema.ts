import { z } from "zod";
import { weekdays } from "@/lib/calendar";
import { line, paragraph } from "@/lib/text";
import { isQuiet } from "./rules";

export const tones = ["plain", "warm", "silent"] as const;
export const ways = ["push", "mail"] as const;
export const deliveryKinds = ["reminder", "repeat", "notice", "question", "test"] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** `taken`: sending was begun, and nobody knows how it ended. `late`: the house was shut at the time. */
export const deliveryStates = ["taken", "sent", "failed", "late", "not_needed"] as const;
/** Why nothing arrived: no device and no address; the push service or the mail server did not take it. */
export const deliveryProblems = ["no_way", "device_gone", "push_refused", "mail_refused", "no_mail_server"] as const;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: "time" });
const once = <T>(list: readonly T[]) => new Set(list).size === list.length;
const days = z.array(z.enum(weekdays)).max(7).refine(once, { message: "twice" });

const quietHours = z.strictObject({ from: time, until: time });
export type QuietHours = z.output<typeof quietHours>;

export const reminderWishes = z
  .strictObject({
    /** None: no reminders. */
    days,
    /** On the client's own clock. */
    at: time,
    tone: z.enum(tones),
    quiet: quietHours,
    /** In the order in which they are tried: the second is for when the first does not arrive. */
    ways: z.array(z.enum(ways)).max(2).refine(once, { message: "twice" }),
    /** One more, two hours later, if there was no session that day. */
    repeat: z.boolean(),
    /** A word when there is something new in the program, or a question to answer. */
    notices: z.boolean(),
  })
  .refine(({ days, at, quiet }) => days.length === 0 || !isQuiet(at, quiet), {
    path: ["at"],
    message: "in_quiet_hours",
  });
export type ReminderWishes = z.output<typeof reminderWishes>;

export const reminderSuggestion = z.strictObject({
  days: days.min(1, { message: "missing" }),
  at: time,
  words: paragraph(500).nullable().default(null),
});
export type ReminderSuggestion = z.output<typeof reminderSuggestion>;

export const pushDevice = z.strictObject({
  id: z.uuid(),
  device: z.string(),
  addedAt: z.string(),
  /** The push service said that this device is reached no more. */
  gone: z.boolean(),
});
export type PushDevice = z.output<typeof pushDevice>;

export const delivery = z.strictObject({
  id: z.uuid(),
  kind: z.enum(deliveryKinds),
  dueAt: z.string(),
  state: z.enum(deliveryStates),
  way: z.enum(ways).nullable(),
  problem: z.enum(deliveryProblems).nullable(),
  /** The device said that it showed the message. */
  shown: z.boolean(),
});
export type Delivery = z.output<typeof delivery>;

const suggestion = reminderSuggestion.extend({ madeAt: z.string(), by: z.string() }).nullable();
export const suggested = z.strictObject({ suggestion });

export const reminders = z.strictObject({
  version: z.int(),
  wishes: reminderWishes,
  suggestion,
  devices: z.array(pushDevice),
  /** The newest few, newest first. */
  deliveries: z.array(delivery),
  /** False where no mail server is set, or the client has no address: then mail is no way. */
  canMail: z.boolean(),
  /** With this the browser asks its push service for an address (VAPID, RFC 8292). */
  pushKey: z.string(),
});
export type Reminders = z.output<typeof reminders>;

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+={0,2}$/);

/** What `PushSubscription.toJSON()` says, and a word for the device. */
export const pushSubscription = z.strictObject({
  // An address is read without what can't be written in one, and would be kept with it: so only what can.
  endpoint: z
    .url()
    .max(1000)
    .regex(/^[!-~]+$/),
  keys: z.strictObject({ p256dh: base64url(120), auth: base64url(60) }),
  device: line(120, 0).default(""),
});
export type PushSubscription = z.output<typeof pushSubscription>;

/** What a tap on a message asks for: once more in an hour, or no more today. */
export const reminderTap = z.strictObject({ id: z.uuid(), wish: z.enum(["later", "not_today"]) });
export type ReminderTap = z.output<typeof reminderTap>;
