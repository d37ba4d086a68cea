import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgramNews } from "@/lib/today/rules";

type ProgramNewsNoticeProps = { title: string; news: ProgramNews; locale: Locale };

/** What is new since the client practised last; it goes by itself once they practise. */
export function ProgramNewsNotice({ title, news, locale }: ProgramNewsNoticeProps) {
  const t = useTranslations("sessions.today.changed");
  const lines = (["added", "altered", "removed"] as const).flatMap((kind) =>
    news[kind].map((exercise) => t(kind, { title: exercise[locale] })),
  );
  if (news.reordered) lines.push(t("reordered"));
  if (news.threshold !== null) lines.push(t("threshold", { value: news.threshold }));
  return (
    <Notice kind="information" title={news.fresh ? t("fresh", { title }) : t("title")}>
      {lines.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
      {news.note ? (
        <p>
          {t("note")} {news.note}
        </p>
      ) : null}
    </Notice>
  );
}
