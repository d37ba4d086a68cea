"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { changePassword } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { KnownEmail } from "./email-field";
import { PasswordField, useNewPassword } from "./password-field";
import { type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

/** Stands folded up until somebody wants it: two password fields are much to meet on a page of settings. */
export function PasswordChangeForm({ email }: { email: string }) {
  const t = useTranslations("access.password");
  const newPassword = useNewPassword();
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const sending = useSending();
  const { busy, errors } = sending;

  const judge = ({ current, next }: Sent) => ({
    ...(!current && { current: t("currentMissing") }),
    ...newPassword("next", next),
  });

  async function save({ current = "", next = "" }: Sent) {
    try {
      await changePassword({ current, next });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal !== "sign_in_failed") throw error;
      sending.setErrors({ current: t("currentWrong") });
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
    <SendingForm
      sending={sending}
      judge={judge}
      send={save}
      className="flex flex-col gap-4"
      actions={
        <div className="flex flex-wrap gap-3">
          <SubmitButton disabled={busy}>{t("save")}</SubmitButton>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {ui("cancel")}
          </Button>
        </div>
      }
    >
      <KnownEmail email={email} />
      <PasswordField name="current" label={t("current")} autoComplete="current-password" error={errors.current} />
      <PasswordField name="next" label={t("next")} autoComplete="new-password" error={errors.next} />
    </SendingForm>
  );
}
