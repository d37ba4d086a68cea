"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { draftProgram } from "@/lib/programs/browser";
import { copyOf } from "@/lib/programs/rules";
import type { ProgramDraft } from "@/lib/programs/schema";
import type { ProgramDraftState } from "./use-program-draft";

/** What was found on this device, from a visit that ended before it was sent. */
export function RestoredNotice({ state }: { state: ProgramDraftState }) {
  const t = useTranslations("programs.restored");
  if (!state.wasRestored) return null;
  return (
    <Notice
      kind="information"
      live="polite"
      actions={
        <Button look="quiet" onClick={() => state.discard()}>
          {t("discard")}
        </Button>
      }
    >
      {t("body")}
    </Notice>
  );
}

/** Keeps what stands here as a template, without a client. */
export function KeepAsTemplate({ draft }: { draft: ProgramDraft }) {
  const t = useTranslations("programs");
  const ui = useTranslations("ui");
  const keeping = useMutation({
    mutationFn: () =>
      draftProgram(null, { ...copyOf(draft, uuidv7), title: draft.title.trim() || t("template.nameless") }),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <p role="status" className="text-table text-soft">
        {keeping.isSuccess ? (
          <>
            {t("template.kept")}{" "}
            <Link className="link" href={`/templates/${keeping.data.id}`}>
              {t("template.open")}
            </Link>
          </>
        ) : null}
        {keeping.isError ? ui("wentWrong") : null}
      </p>
      {draft.items.length > 0 && !keeping.isSuccess ? (
        <Button look="plain" disabled={keeping.isPending} onClick={() => keeping.mutate()}>
          {t("template.keep")}
        </Button>
      ) : null}
    </div>
  );
}
