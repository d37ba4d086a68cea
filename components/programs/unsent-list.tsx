"use client";

import { Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink, IconButton } from "@/components/ui/button";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Program } from "@/lib/programs/schema";
import { useDeleteProgram } from "./leaving-programs";

type UnsentListProps = {
  programs: Program[];
  kind: "draft" | "template";
  /** The folder of addresses that the builder stands in. */
  under: string;
  /** Takes the focus when the last row is gone. */
  headingId: string;
};

const rowId = ({ id }: Program) => `program-${id}`;

/** Drafts or templates: what is written on, and can be thrown away. */
export function UnsentList({ programs, kind, under, headingId }: UnsentListProps) {
  const t = useTranslations("programs");
  const format = useFormatter();
  const deleteProgram = useDeleteProgram();
  const changed = ({ changedAt }: Program) =>
    format.dateTime(new Date(changedAt), {
      dateStyle: "medium",
      ...(kind === "draft" && { timeStyle: "short" as const }),
    });

  function remove(program: Program, at: number) {
    deleteProgram(program);
    const next = programs[at + 1] ?? programs[at - 1];
    requestAnimationFrame(() => document.getElementById(next ? rowId(next) : headingId)?.focus());
  }

  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {programs.map((program, at) => {
        const { id, title, items } = program;
        const href = `${under}/${id}`;
        return (
          <li key={id} className="flex items-center gap-1 py-1.5">
            <div className="mr-auto flex min-w-0 flex-col gap-0.5 py-0.5 pr-3">
              {kind === "template" ? (
                <Link id={rowId(program)} className="link font-semibold" href={href}>
                  {title}
                </Link>
              ) : (
                <p className="font-semibold">{title}</p>
              )}
              <p className="text-table text-soft">
                {t("begin.count", { count: items.length })}, {t("overview.changed", { at: changed(program) })}
              </p>
            </div>
            {kind === "draft" ? (
              <ButtonLink id={rowId(program)} look="quiet" href={href} aria-label={t("overview.goOnNamed", { title })}>
                {t("overview.goOn")}
              </ButtonLink>
            ) : null}
            <IconButton label={t("deleting.named", { title })} onClick={() => remove(program, at)}>
              <Trash2 aria-hidden="true" className="size-4.5" />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}
