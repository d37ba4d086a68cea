import { getMessages } from "next-intl/server";
import { pickMessages } from "@/lib/i18n/messages";

/** The words of a day and a session. A shell lies on the phone, so it holds words and never what is said with them. */
export const offlineMessages = async () =>
  pickMessages(await getMessages(), [
    "sessions",
    "ratings",
    "outbox",
    "exercises.dose",
    "exercises.length",
    "exercises.groups",
    "exercises.postures",
    "safety.agreement",
    "safety.contact",
  ]);
