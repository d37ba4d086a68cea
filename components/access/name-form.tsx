"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { changeMe, changePractice } from "@/lib/access/browser";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

const nothing: FieldErrors = {};

type NameFormProps = { of?: keyof typeof renaming; name: string; label: string; hint?: string };

const renaming = { me: changeMe, practice: changePractice };

/** One's own name, or the practice's. */
export function NameForm({ of = "me", name, label, hint }: NameFormProps) {
  const t = useTranslations("access.settings");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const sending = useSending();
  const { busy, errors } = sending;

  async function save(sent: Sent) {
    setSaved(false);
    await renaming[of]({ name: sent.name ?? "" });
    setSaved(true);
    router.refresh();
  }

  return (
    <SendingForm
      sending={sending}
      judge={(sent) => (sent.name?.trim() ? nothing : { name: t("nameMissing") })}
      send={save}
      className="flex flex-col items-start gap-3"
      actions={
        <>
          <SubmitButton look="quiet" disabled={busy}>
            {t("saveName")}
          </SubmitButton>
          <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
            {saved ? t(of === "practice" ? "practiceNameSaved" : "nameSaved") : null}
          </p>
        </>
      }
    >
      <TextField
        name="name"
        label={label}
        hint={hint}
        error={errors.name}
        defaultValue={name}
        autoComplete="name"
        maxLength={120}
        className="w-full"
        onChange={() => setSaved(false)}
      />
    </SendingForm>
  );
}
