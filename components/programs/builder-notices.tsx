"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { useOnce } from "@/components/frame/once";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { draftProgram } from "@/lib/programs/browser";
import { templateOf } from "@/lib/programs/rules";
import type { ProgramDraft } from "@/lib/programs/schema";
import { useDeleteProgram } from "./leaving-programs";
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

/** Away with what nobody was sent; until the notice has passed there is a way back. */
export function DeleteDraft({
  state,
  namelessTitle,
  clientId,
}: {
  state: ProgramDraftState;
  namelessTitle: string;
  clientId: string | null;
}) {
  const t = useTranslations("programs.deleting");
  const router = useRouter();
  const deleteProgram = useDeleteProgram();
  const { draft, saving, live, revision } = state;
  if (live || revision() === null) return null;

  async function leave() {
    // The last word first, so that undoing brings all of it back, and nothing is saved after it is gone.
    if ((await state.save()).kind !== "saved") return;
    deleteProgram({ id: draft.id, title: draft.title.trim() || namelessTitle, revision: revision() ?? 0 });
    router.push(clientId ? `/clients/${clientId}/program` : "/templates");
  }
  const canBe = saving.kind === "saved" || saving.kind === "waiting" || saving.kind === "saving";
  return (
    <Button look="plain" disabled={!canBe} onClick={() => void leave()}>
      {t(clientId ? "draft" : "template")}
    </Button>
  );
}

/** Keeps what stands here as a template, without a client. */
export function KeepAsTemplate({ draft }: { draft: ProgramDraft }) {
  const t = useTranslations("programs");
  const ui = useTranslations("ui");
  const keeping = useOnce({
    mutationFn: () =>
      draftProgram(null, { ...templateOf(draft, uuidv7), title: draft.title.trim() || t("template.nameless") }),
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
