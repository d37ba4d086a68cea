import { getTranslations } from "next-intl/server";
import type { LoggedSession } from "@/lib/sessions/schema";

/** Says of a session that was kept on paper that it was, and who typed it in; nothing of any other. */
export async function PaperSource({ session }: { session: Pick<LoggedSession, "source" | "enteredBy"> }) {
  if (session.source !== "paper") return null;
  const t = await getTranslations("paper.source");
  const { enteredBy } = session;
  return (
    <span className="text-table text-soft">{enteredBy ? t("typedBy", { name: enteredBy.name }) : t("paper")}</span>
  );
}
