import { ask, type Refused } from "@/lib/ask";
import type { PushSubscription as KeptSubscription, ReminderSuggestion, Reminders, ReminderWishes } from "./schema";

export const readReminders = async (): Promise<Reminders> => (await ask<Reminders>("GET", "/api/v1/reminders")).value;

/** `match` is the version that was changed; a newer one from another device is refused as `stale`. */
export const chooseReminders = async (wishes: ReminderWishes, match: number): Promise<Reminders> =>
  (await ask<Reminders>("PUT", "/api/v1/reminders", { body: wishes, match })).value;

/** Asks for a message now; answers the moment under which it will be found among the deliveries. */
export const testReminders = async (): Promise<string> =>
  (await ask<{ dueAt: string }>("POST", "/api/v1/reminders/test")).value.dueAt;

export const suggestReminders = async (clientId: string, suggestion: ReminderSuggestion | null): Promise<void> => {
  const path = `/api/v1/clients/${clientId}/reminder-suggestion` as const;
  await (suggestion ? ask("PUT", path, { body: suggestion }) : ask("DELETE", path));
};

// The id of this browser among the devices of whoever signs in here; not a secret, and nobody's name.
const place = "push-device";

/** The id under which this browser was added, as far as it remembers. */
export function deviceHere(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function noteDevice(id: string | null): void {
  try {
    if (id) localStorage.setItem(place, id);
    else localStorage.removeItem(place);
  } catch {
    // A browser that keeps nothing is added anew each time.
  }
}

export const forgetDevice = async (id: string): Promise<void> => {
  // Gone already, by another tab: that is what was asked for.
  await ask("DELETE", `/api/v1/reminders/devices/${id}`).catch((error: Refused) => {
    if (error.refusal !== "not_found") throw error;
  });
  if (id !== deviceHere()) return;
  noteDevice(null);
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
};

/** Why this browser can't be woken: it can't at all, its owner said no, or its push service was out of reach. */
export type Unwakeable = "unable" | "denied" | "unreached";

export const canBeWoken = (): boolean =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytesOf = (text: string) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

/** Lets this browser be woken. Throws `Refused` when the house does not keep it. */
export async function addDevice(pushKey: string): Promise<"added" | Unwakeable> {
  if (!canBeWoken()) return "unable";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const registration = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(pushKey) };
  // A subscription for the keys of before can't be used any more, and stands in the way of a fresh one.
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  const subscription = await registration.pushManager.subscribe(options).catch(() => null);
  if (!subscription) return "unreached";
  const { endpoint, keys } = subscription.toJSON();
  const id = deviceHere() ?? crypto.randomUUID();
  const body = { endpoint, keys, device: deviceName(navigator.userAgent) } as KeptSubscription;
  await ask("PUT", `/api/v1/reminders/devices/${id}`, { body });
  noteDevice(id);
  return "added";
}

const find = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([pattern]) => pattern.test(agent))?.[1];

/** What its owner would call it, `Chrome, Android`; a browser says more about itself than needs to be kept. */
export function deviceName(agent: string): string {
  const browser = find(agent, [
    [/Firefox|FxiOS/, "Firefox"],
    [/Edg/, "Edge"],
    [/SamsungBrowser/, "Samsung Internet"],
    [/Chrome|CriOS/, "Chrome"],
    [/Safari/, "Safari"],
  ]);
  const machine = find(agent, [
    [/iPhone/, "iPhone"],
    [/iPad/, "iPad"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Macintosh/, "Mac"],
    [/Linux/, "Linux"],
  ]);
  return [browser, machine].filter(Boolean).join(", ");
}
