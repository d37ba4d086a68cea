"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { resetPassword } from "@/lib/access/browser";
import { KnownEmail } from "./email-field";
import { PasswordField, useNewPassword } from "./password-field";
import { type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

/** Spends the link of a letter. Signing in comes afterwards, with the second factor where there is one. */
export function PasswordResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations("signIn.newPassword");
  const newPassword = useNewPassword();
  const sending = useSending();
  const { busy, errors } = sending;
  const [done, setDone] = useState(false);

  async function send({ password = "" }: Sent) {
    await resetPassword({ token, password });
    setDone(true);
  }

  if (done)
    return (
      <Notice
        kind="information"
        live="assertive"
        title={t("doneTitle")}
        actions={<ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>}
      >
        {t("done")}
      </Notice>
    );
  return (
    <SendingForm
      sending={sending}
      judge={({ password }) => newPassword("password", password)}
      send={send}
      actions={
        <SubmitButton wide disabled={busy}>
          {busy ? t("busy") : t("submit")}
        </SubmitButton>
      }
    >
      <KnownEmail email={email} />
      <PasswordField name="password" label={t("password")} autoComplete="new-password" error={errors.password} />
    </SendingForm>
  );
}
