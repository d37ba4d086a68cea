"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { changeMe } from "@/lib/access/browser";
import { type FieldErrors, useSending } from "./sending";
import { SubmitButton } from "./submit-button";

const nothing: FieldErrors = {};

export function NameForm({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const t = useTranslations("access.settings");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { form, busy, errors, trouble, submit } = useSending();

  async function save(sent: Record<string, string>) {
    setSaved(false);
    await changeMe({ name: sent.name ?? "" });
    setSaved(true);
    router.refresh();
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit((sent) => (sent.name?.trim() ? nothing : { name: t("nameMissing") }), save)}
      className="flex flex-col items-start gap-3"
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
      {trouble ? (
        <Notice kind="attention" live="assertive">
          {trouble}
        </Notice>
      ) : null}
      <SubmitButton look="quiet" disabled={busy}>
        {t("saveName")}
      </SubmitButton>
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {saved ? t("nameSaved") : null}
      </p>
    </form>
  );
}
