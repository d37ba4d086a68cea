import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Bilingual } from "@/lib/exercises/schema";
import type { Locale } from "@/lib/i18n/locale";

type News = { fresh: boolean; added: Bilingual[]; removed: Bilingual[]; altered: Bilingual[]; reordered: boolean };

/** What is new since the client practised last; it goes by itself once they practise. */
export function ProgramNewsNotice({
  program,
  news,
  locale,
}: {
  program: { title: string; note: string | null };
  news: News;
  locale: Locale;
}) {
  const t = useTranslations("sessions.today.changed");
  const lines = (["added", "altered", "removed"] as const).flatMap((kind) =>
    news[kind].map((title) => t(kind, { title: title[locale] })),
  );
  if (news.reordered) lines.push(t("reordered"));
  return (
    <Notice kind="information" title={news.fresh ? t("fresh", { title: program.title }) : t("title")}>
      {lines.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {program.note ? (
        <p>
          {t("note")} {program.note}
        </p>
      ) : null}
    </Notice>
  );
}
