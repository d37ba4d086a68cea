"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/field";
import { levels } from "@/lib/goals/rules";
import { signed } from "./goal-words";

type LevelFieldsProps = {
  texts: readonly string[];
  onChange: (texts: string[]) => void;
  /** The sentence for the expected level, where that was left empty. */
  error?: string | undefined;
};

/** What each level of attainment would be, from much more than expected to much less. Only the expected one has to be said. */
export function LevelFields({ texts, onChange, error }: LevelFieldsProps) {
  const t = useTranslations("goals.level");
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">{t("describe")}</legend>
      {levels.toReversed().map((level) => {
        const at = levels.indexOf(level);
        return (
          <TextField
            key={level}
            label={`${signed(level)} · ${t(`names.${at}`)}`}
            maxLength={300}
            value={texts[at] ?? ""}
            error={level === 0 ? error : undefined}
            onChange={(event) => onChange(texts.map((text, n) => (n === at ? event.target.value : text)))}
          />
        );
      })}
    </fieldset>
  );
}
