"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { Dialog } from "@/components/ui/dialog";
import { useStaying } from "./leaving-programs";

export interface Source {
  id: string;
  title: string;
  count: number;
}

type BeginProgramProps = {
  /** The folder of addresses that the builder stands in. */
  under: string;
  templates: Source[];
  earlier: Source[];
  label: string;
  look?: ButtonLook;
};

/** A program begins empty, as a template says, or as an earlier one was. Nothing is kept until something is written. */
export function BeginProgram({ under, templates, earlier, label, look = "primary" }: BeginProgramProps) {
  const t = useTranslations("programs.begin");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const begin = (from: string) => router.push(`${under}/${uuidv7()}?from=${from}`);
  const choicesOf = (sources: Source[]) =>
    sources.map(({ id, title, count }) => ({
      id,
      label: title,
      hint: t("count", { count }),
      onChoose: () => begin(id),
    }));
  const offered = useStaying(templates);
  const hasSources = offered.length + earlier.length > 0;

  return (
    <div className="text-left">
      <Button look={look} onClick={() => (hasSources ? setOpen(true) : begin("empty"))}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={label} closeLabel={ui("close")}>
        <ChoiceActions
          label={t("emptyLabel")}
          choices={[{ id: "empty", label: t("empty"), hint: t("emptyHint"), onChoose: () => begin("empty") }]}
        />
        {offered.length > 0 ? (
          <section className="flex flex-col gap-2">
            <h3 className="text-desk">{t("templates")}</h3>
            <ChoiceActions label={t("templates")} choices={choicesOf(offered)} />
          </section>
        ) : null}
        {earlier.length > 0 ? (
          <section className="flex flex-col gap-2">
            <h3 className="text-desk">{t("earlier")}</h3>
            <ChoiceActions label={t("earlier")} choices={choicesOf(earlier)} />
          </section>
        ) : null}
      </Dialog>
    </div>
  );
}
