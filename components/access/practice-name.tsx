import { useTranslations } from "next-intl";
import { NameForm } from "./name-form";

/** What the practice is called, for its owner. */
export function PracticeName({ name }: { name: string }) {
  const t = useTranslations("practices.name");
  return (
    <section aria-labelledby="practice-name" className="flex max-w-2xl flex-col gap-4">
      <h2 id="practice-name" className="text-heading">
        {t("title")}
      </h2>
      <NameForm of="practice" name={name} label={t("label")} hint={t("hint")} />
    </section>
  );
}
