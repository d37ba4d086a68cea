"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askForPassword } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { EmailField } from "./email-field";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";
import { WaitNotice } from "./wait-notice";

/** Asks for a link to choose another password. What is said afterwards is the same for every address. */
export function ForgottenForm() {
  const t = useTranslations("signIn.forgotten");
  const sending = useSending();
  const { busy, errors } = sending;
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [wait, setWait] = useState<number | null>(null);

  function judge({ email }: Sent): FieldErrors {
    setWait(null);
    return email?.trim() ? {} : { email: t("emailMissing") };
  }

  async function send({ email = "" }: Sent) {
    try {
      await askForPassword(email);
      setSentTo(email.trim());
    } catch (error) {
      const seconds = error instanceof Refused ? error.problem?.retryAfter : undefined;
      if (!seconds) throw error;
      setWait(seconds);
    }
  }

  if (sentTo !== null)
    return (
      <Notice
        kind="information"
        live="assertive"
        title={t("sentTitle")}
        actions={<ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>}
      >
        <p className="break-words">{t("sent", { email: sentTo })}</p>
        <p>{t("sentHint")}</p>
      </Notice>
    );
  return (
    <SendingForm
      sending={sending}
      judge={judge}
      send={send}
      actions={
        <>
          {wait === null ? null : <WaitNotice key={wait} seconds={wait} />}
          <SubmitButton wide disabled={busy}>
            {busy ? t("busy") : t("submit")}
          </SubmitButton>
          <ButtonLink href="/sign-in" look="quiet" wide>
            {t("toSignIn")}
          </ButtonLink>
        </>
      }
    >
      <EmailField label={t("email")} error={errors.email} />
    </SendingForm>
  );
}
