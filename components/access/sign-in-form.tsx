"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { showPasskey, signIn } from "@/lib/access/browser";
import type { FactorQuestion } from "@/lib/access/schema";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { EmailField, KnownEmail } from "./email-field";
import { FactorActions, FactorFields, firstWay, type Way } from "./factor-fields";
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

type Known = { email: string; password: string; question: FactorQuestion };

export function SignInForm({ to, demo }: SignInFormProps) {
  const t = useTranslations("signIn.signIn");
  const factor = useTranslations("stepUp");
  const sending = useSending();
  const { form, busy, errors } = sending;
  const [wait, setWait] = useState<number | null>(null);
  // Set once the password turned out right and a second factor is wanted besides.
  const [known, setKnown] = useState<Known | null>(null);
  const [way, setWay] = useState<Way>("code");

  function judge(sent: Sent): FieldErrors {
    // What was said about the try before ends with the next one.
    setWait(null);
    if (known) return way === "passkey" || sent.code?.trim() ? {} : { code: factor("codeMissing") };
    return {
      ...(!sent.email?.trim() && { email: t("emailMissing") }),
      ...(!sent.password && { password: t("passwordMissing") }),
    };
  }

  async function enter(sent: Sent) {
    const { email, password } = known ?? { email: sent.email ?? "", password: sent.password ?? "" };
    const passkey =
      known?.question.passkey && way === "passkey" ? await showPasskey(known.question.passkey) : undefined;
    if (passkey === null) return sending.setTrouble(factor("passkeyNone"));
    const outcome = await signIn(
      email,
      password,
      passkey ? { passkey } : known && sent.code ? { code: sent.code } : {},
    );
    if (outcome === "in") sending.leave(to);
    else if (outcome === "code_wrong")
      sending.setErrors({ code: t(known?.question.app ? "codeWrong" : "recoveryWrong") });
    else if (outcome === "wrong") sending.setTrouble(t("wrong"));
    else if ("wait" in outcome) setWait(outcome.wait);
    else {
      setKnown({ email, password, question: outcome.question });
      if (outcome.because === "code_needed") setWay(firstWay(outcome.question));
      else sending.setTrouble(factor(outcome.because === "passkey_over" ? "passkeyOver" : "passkeyWrong"));
    }
  }

  function other(next: Way) {
    sending.setTrouble(null);
    setWay(next);
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
            {known ? (
              <>
                <FactorActions question={known.question} way={way} onOther={other} busy={busy} />
                <Button look="plain" onClick={() => setKnown(null)}>
                  {t("otherAccount")}
                </Button>
              </>
            ) : (
              <>
                <SubmitButton wide disabled={busy}>
                  {busy ? t("busy") : t("submit")}
                </SubmitButton>
                <ButtonLink href="/forgotten" look="plain">
                  {t("lost")}
                </ButtonLink>
              </>
            )}
          </>
        }
      >
        {known ? (
          <>
            <p role="status">{t("codeLead", { email: known.email })}</p>
            <KnownEmail email={known.email} />
            <FactorFields question={known.question} way={way} error={errors.code} />
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
