import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** A word on the day's page, once something is asked. Wanted: to know, and to choose when. Feared: a task on top. */
export function QuestionNotice({ count }: { count: number }) {
  const t = useTranslations("measures.question");
  if (count === 0) return null;
  return (
    <Notice
      title={t("title")}
      actions={
        <ButtonLink look="quiet" href="/today/score">
          {t("open")}
        </ButtonLink>
      }
    >
      <p>{t("body")}</p>
    </Notice>
  );
}
