"use client";

import { useTranslations } from "next-intl";
import { useFaultWords } from "@/components/frame/trouble-words";
import { SelectField, TextField } from "@/components/ui/field";

export const blankItem = { question: "", low: "", high: "", better: "" as "" | "higher" | "lower" };

type OwnItemFieldsProps = {
  item: typeof blankItem;
  onChange: (item: typeof blankItem) => void;
  faults: readonly string[];
};

/** A question of one's own, with the words at both ends. It is no examined measure, and says so. */
export function OwnItemFields({ item, onChange, faults }: OwnItemFieldsProps) {
  const t = useTranslations("measures.item");
  const said = useFaultWords();
  const longest = { question: 200, low: 60, high: 60 };
  return (
    <>
      <p className="text-soft">{t("lead")}</p>
      {(["question", "low", "high"] as const).map((name) => (
        <TextField
          key={name}
          label={t(name)}
          maxLength={longest[name]}
          value={item[name]}
          error={faults.includes(`item.${name}`) ? said({ message: "missing" }) : undefined}
          onChange={(event) => onChange({ ...item, [name]: event.target.value })}
        />
      ))}
      <SelectField
        label={t("better")}
        value={item.better}
        onChange={(event) => onChange({ ...item, better: event.target.value as typeof item.better })}
      >
        <option value="">{t("neither")}</option>
        <option value="higher">{t("higher")}</option>
        <option value="lower">{t("lower")}</option>
      </SelectField>
    </>
  );
}
