"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import type { PracticeErasure } from "@/lib/erasures/schema";
import { DecisionDialog } from "./decision-dialog";

type GrantErasureProps = Pick<PracticeErasure, "id" | "scope"> & { name: string; onClose: () => void };

/** Nothing brings it back, so the name is typed first. */
export function GrantErasure({ id, scope, name, onClose }: GrantErasureProps) {
  const t = useTranslations("erasures.desk");
  const [typed, setTyped] = useState("");
  const [isMismatch, setMismatch] = useState(false);

  function decision() {
    const isName = typed.trim().toLowerCase() === name.trim().toLowerCase();
    setMismatch(!isName);
    return isName ? { granted: true, ground: null, words: null } : null;
  }

  return (
    <DecisionDialog id={id} title={t("granting.title")} yes={t("granting.yes")} decision={decision} onClose={onClose}>
      <p>{t("granting.body", { scope: t(`scopes.${scope}`).toLowerCase(), name })}</p>
      {scope === "everything" ? <p>{t("granting.everything")}</p> : null}
      <TextField
        label={t("granting.type")}
        autoComplete="off"
        value={typed}
        error={isMismatch ? t("granting.mismatch") : undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
    </DecisionDialog>
  );
}
