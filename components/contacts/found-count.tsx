import { useTranslations } from "next-intl";

type FoundCountProps = {
  /** What is sought; empty where everybody is shown. */
  text: string;
  count: number;
  /** Only what is on this page was looked through. */
  isPart: boolean;
};

export function FoundCount({ text, count, isPart }: FoundCountProps) {
  const t = useTranslations("contacts");
  const of = { count, isPart: String(isPart) };
  return (
    <p className="text-table text-soft" aria-live="polite">
      {text === "" ? t("count", of) : t("search.found", { ...of, text })}
    </p>
  );
}
