import { useTranslations } from "next-intl";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { PageTitle } from "@/components/ui/page-title";
import type { Shared } from "@/lib/relatives/schema";

/** Wanted: to know how to help. Feared: doing harm. What is not shared leaves no empty place behind. */
export function SharedHome({ shared }: { shared: Shared | null }) {
  const t = useTranslations("relatives.view");
  if (!shared) return <PageTitle scale="client">{t("none")}</PageTitle>;
  const name = shared.firstName;
  return (
    <>
      <PageTitle scale="client" lead={t("lead", { name })}>
        {t("title", { name })}
      </PageTitle>
      <ChoiceActions
        label={t("pageTitle")}
        choices={shared.parts.map((part) => ({
          id: part,
          href: `/shared/${part}`,
          label: t(`parts.${part}.title`, { name }),
          hint: t(`parts.${part}.lead`),
        }))}
      />
      <section className="flex flex-col gap-3 rounded-card bg-sea-2 p-5">
        <h2 className="text-heading">{t("help.title")}</h2>
        <p>{t("help.ask", { name })}</p>
        <p>{t("help.less")}</p>
        <p>{t("help.worry", { name })}</p>
      </section>
      <p className="text-desk text-soft">{t("help.logged", { name })}</p>
    </>
  );
}
