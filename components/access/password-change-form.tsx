"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { changePassword } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { lengthOf, PasswordField, shortestPassword } from "./password-field";
import { useSending } from "./sending";
import { SubmitButton } from "./submit-button";

/** Stands folded up until somebody wants it: two password fields are much to meet on a page of settings. */
export function PasswordChangeForm({ email }: { email: string }) {
  const t = useTranslations("access.password");
  const words = useTranslations("signIn.password");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const { form, busy, errors, setErrors, trouble, submit } = useSending();

  function judge({ current, next = "" }: Record<string, string>) {
    const length = lengthOf(next);
    return {
      ...(!current && { current: t("currentMissing") }),
      ...(length < shortestPassword && { next: words("short", { count: length }) }),
    };
  }

  async function save({ current = "", next = "" }: Record<string, string>) {
    try {
      await changePassword({ current, next });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal !== "sign_in_failed") throw error;
      setErrors({ current: t("currentWrong") });
      return;
    }
    setOpen(false);
    setSaved(true);
  }

  if (!open)
    return (
      <div className="flex flex-col items-start gap-3">
        <Button
          look="quiet"
          onClick={() => {
            setSaved(false);
            setOpen(true);
          }}
        >
          {t("change")}
        </Button>
        <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
          {saved ? t("saved") : null}
        </p>
      </div>
    );
  return (
    <form ref={form} method="post" noValidate onSubmit={submit(judge, save)} className="flex flex-col gap-4">
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="current" label={t("current")} autoComplete="current-password" error={errors.current} />
      <PasswordField name="next" label={t("next")} autoComplete="new-password" error={errors.next} />
      {trouble ? (
        <Notice kind="attention" live="assertive">
          {trouble}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <SubmitButton disabled={busy}>{t("save")}</SubmitButton>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {ui("cancel")}
        </Button>
      </div>
    </form>
  );
}
