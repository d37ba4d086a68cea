"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Agreement, AgreementWords } from "@/lib/safety/schema";
import { agreementParts, longestPart } from "./agreement-parts";
import { useAgreementSaving } from "./agreement-saving";
import { TheirWords } from "./their-words";

/** The client's own words of the agreement, on a phone. */
export function OwnAgreementForm({ clientId, agreement }: { clientId: string; agreement: Agreement }) {
  const t = useTranslations("safety.agreement");
  const [draft, keep] = useKeptDraft<AgreementWords>("agreement");
  const [typed, setTyped] = useState<AgreementWords | null>(null);
  const words = typed ?? draft ?? agreement.words;
  const { save, busy, saved, theirs, problem, touched } = useAgreementSaving(clientId, agreement, () => keep(null));
  return (
    <form
      className="flex flex-1 flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        save({ words });
      }}
    >
      {agreementParts.map((part) => (
        <TextArea
          key={part}
          label={t(`words.${part}`)}
          hint={t(`hints.${part}`)}
          rows={3}
          maxLength={longestPart}
          value={words[part]}
          onChange={(event) => {
            const next = { ...words, [part]: event.target.value };
            touched();
            setTyped(next);
            keep(next);
          }}
        />
      ))}
      {theirs ? <TheirWords theirs={theirs} /> : null}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <BottomActions>
        <Button type="submit" wide disabled={busy}>
          {t("save")}
        </Button>
        <p role="status" className="text-center text-desk text-soft empty:hidden">
          {saved ? t("saved") : null}
        </p>
      </BottomActions>
    </form>
  );
}
