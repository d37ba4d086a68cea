"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { signIn } from "@/lib/access/browser";
import { CodeField } from "./code-field";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { EmailField, KnownEmail } from "./email-field";
import { PasswordField } from "./password-field";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";
import { WaitNotice } from "./wait-notice";

type SignInFormProps = {
  /** The inner path that the person was on the way to. */
  to: string;
  demo: { accounts: DemoAccount[]; password: string } | null;
};

type Known = { email: string; password: string };

export function SignInForm({ to, demo }: SignInFormProps) {
  const t = useTranslations("signIn.signIn");
  const sending = useSending();
  const { form, busy, errors } = sending;
  const [wait, setWait] = useState<number | null>(null);
  // Set once the password turned out right and a code is wanted besides.
  const [known, setKnown] = useState<Known | null>(null);

  function judge(sent: Sent): FieldErrors {
    // What was said about the try before ends with the next one.
    setWait(null);
    if (known) return sent.code?.trim() ? {} : { code: t("codeMissing") };
    return {
      ...(!sent.email?.trim() && { email: t("emailMissing") }),
      ...(!sent.password && { password: t("passwordMissing") }),
    };
  }

  async function enter(sent: Sent) {
    const { email, password } = known ?? { email: sent.email ?? "", password: sent.password ?? "" };
    const outcome = await signIn(email, password, known ? sent.code : undefined);
    if (outcome === "in") sending.leave(to);
    else if (outcome === "code_needed") setKnown({ email, password });
    else if (outcome === "code_wrong") sending.setErrors({ code: t("codeWrong") });
    else if (outcome === "wrong") sending.setTrouble(t("wrong"));
    else setWait(outcome.wait);
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
              {busy ? t("busy") : t(known ? "codeSubmit" : "submit")}
            </SubmitButton>
            {known ? (
              <Button look="plain" onClick={() => setKnown(null)}>
                {t("otherAccount")}
              </Button>
            ) : (
              <ButtonLink href="/forgotten" look="plain">
                {t("lost")}
              </ButtonLink>
            )}
          </>
        }
      >
        {known ? (
          <>
            <p role="status">{t("codeLead", { email: known.email })}</p>
            <KnownEmail email={known.email} />
            <CodeField
              takesFocus
              label={t("code")}
              hint={t("codeHint")}
              error={errors.code}
              otherwise={{ ask: t("withRecovery"), label: t("recovery") }}
            />
          </>
        ) : (
          <>
            <EmailField label={t("email")} error={errors.email} />
            <PasswordField
              name="password"
              label={t("password")}
              autoComplete="current-password"
              error={errors.password}
            />
          </>
        )}
      </SendingForm>
      {demo && !known ? (
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
