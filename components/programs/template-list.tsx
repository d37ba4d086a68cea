"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import type { Program } from "@/lib/programs/schema";
import { BeginProgram } from "./begin-program";
import { sourceOf } from "./client-programs";

/** Programs without a client, to start from. */
export function TemplateList({ templates }: { templates: Program[] }) {
  const t = useTranslations("programs");
  const format = useFormatter();
  const begin = (
    <BeginProgram under="/templates" label={t("template.begin")} templates={templates.map(sourceOf)} earlier={[]} />
  );
  if (templates.length === 0)
    return (
      <div className="flex flex-col gap-6">
        <PageTitle>{t("template.title")}</PageTitle>
        <EmptyState title={t("template.noneTitle")} action={begin}>
          {t("template.noneBody")}
        </EmptyState>
      </div>
    );
  return (
    <div className="flex flex-col gap-6">
      <PageTitle actions={begin} lead={t("template.lead")}>
        {t("template.title")}
      </PageTitle>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {templates.map((template) => (
          <li key={template.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2.5">
            <Link className="link font-semibold" href={`/templates/${template.id}`}>
              {template.title}
            </Link>
            <span className="text-table text-soft">
              {t("begin.count", { count: template.items.length })},{" "}
              {t("overview.changed", { at: format.dateTime(new Date(template.changedAt), { dateStyle: "medium" }) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
