"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { signIn } from "@/lib/access/browser";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { EmailField } from "./email-field";
import { PasswordField } from "./password-field";
import { type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";
import { WaitNotice } from "./wait-notice";

type SignInFormProps = {
  /** The inner path that the person was on the way to. */
  to: string;
  demo: { accounts: DemoAccount[]; password: string } | null;
};

export function SignInForm({ to, demo }: SignInFormProps) {
  const t = useTranslations("signIn.signIn");
  const sending = useSending();
  const { form, busy, errors } = sending;
  const [wait, setWait] = useState<number | null>(null);

  function judge({ email, password }: Sent) {
    // What was said about the try before ends with the next one.
    setWait(null);
    return {
      ...(!email?.trim() && { email: t("emailMissing") }),
      ...(!password && { password: t("passwordMissing") }),
    };
  }

  async function enter({ email = "", password = "" }: Sent) {
    const outcome = await signIn(email, password);
    if (outcome === "in") sending.leave(to);
    else if (outcome === "wrong") sending.setTrouble(t("wrong"));
    else setWait(outcome);
  }

  function fill(name: string, value: string) {
    const field = form.current?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  return (
    <>
      <SendingForm
        sending={sending}
        judge={judge}
        send={enter}
        actions={
          <>
            {wait === null ? null : <WaitNotice key={wait} seconds={wait} />}
            <SubmitButton wide disabled={busy}>
              {busy ? t("busy") : t("submit")}
            </SubmitButton>
            <p className="text-desk text-soft">{t("lost")}</p>
          </>
        }
      >
        <EmailField label={t("email")} error={errors.email} />
        <PasswordField name="password" label={t("password")} autoComplete="current-password" error={errors.password} />
      </SendingForm>
      {demo ? (
        <DemoAccounts
          accounts={demo.accounts}
          onChoose={(email) => {
            fill("email", email);
            fill("password", demo.password);
          }}
        />
      ) : null}
    </>
  );
}
