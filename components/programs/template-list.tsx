"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import type { Program } from "@/lib/programs/schema";
import { BeginProgram } from "./begin-program";
import { sourceOf } from "./client-programs";
import { useStaying } from "./leaving-programs";
import { UnsentList } from "./unsent-list";

const titleId = "templates";

/** Programs without a client, to start from. */
export function TemplateList({ templates }: { templates: Program[] }) {
  const t = useTranslations("programs");
  const staying = useStaying(templates);
  const isEmpty = staying.length === 0;
  const begin = (
    <BeginProgram under="/templates" label={t("template.begin")} templates={staying.map(sourceOf)} earlier={[]} />
  );
  return (
    <div className="flex flex-col gap-6">
      <PageTitle actions={isEmpty ? undefined : begin} lead={isEmpty ? undefined : t("template.lead")}>
        <span id={titleId} tabIndex={-1}>
          {t("template.title")}
        </span>
      </PageTitle>
      {isEmpty ? (
        <EmptyState title={t("template.noneTitle")} action={begin}>
          {t("template.noneBody")}
        </EmptyState>
      ) : (
        <UnsentList programs={staying} kind="template" under="/templates" headingId={titleId} />
      )}
    </div>
  );
}
