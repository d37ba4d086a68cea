import { getMessages } from "next-intl/server";
import { pickMessages } from "@/lib/i18n/messages";

/** The words of a day and a session. A shell lies on the phone, so it holds words and never what is said with them. */
export async function offlineMessages() {
  const messages = await getMessages();
  const { dose, groups, postures } = messages.exercises as Record<string, Record<string, string>>;
  const { agreement, contact } = messages.safety as Record<string, Record<string, string>>;
  return {
    ...pickMessages(messages, ["sessions", "ratings", "outbox"]),
    exercises: { dose, groups, postures },
    safety: { agreement, contact },
  };
}
