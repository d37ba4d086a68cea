import { getTranslations } from "next-intl/server";
import type { LoggedSession } from "@/lib/sessions/schema";

type PaperSourceProps = {
  session: Pick<LoggedSession, "source" | "enteredBy">;
  /** Where there is room for two words: the whole is a click further. */
  inShort?: boolean;
};

/** Says of a session that was kept on paper that it was, and who typed it in; nothing of any other. */
export async function PaperSource({ session, inShort = false }: PaperSourceProps) {
  if (session.source !== "paper") return null;
  const t = await getTranslations("paper.source");
  const { enteredBy } = session;
  return (
    <span className="text-table text-soft">
      {enteredBy && !inShort ? t("typedBy", { name: enteredBy.name }) : t("paper")}
    </span>
  );
}
