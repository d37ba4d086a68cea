"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { acceptInvitation, signIn, signOut } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { EmailField, KnownEmail } from "./email-field";
import { PasswordField, useNewPassword } from "./password-field";
import { type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

type InvitationFormProps = {
  token: string;
  /** The address that the one who invited gave; null asks for one. */
  knownEmail: string | null;
  /** Who is signed in on this device already. */
  signedInAs: string | null;
};

export function InvitationForm({ token, knownEmail, signedInAs }: InvitationFormProps) {
  const t = useTranslations("signIn.invitation");
  const words = useTranslations("signIn.signIn");
  const newPassword = useNewPassword();
  const locale = useLocale();
  const sending = useSending();
  const { busy, errors } = sending;
  const [spent, setSpent] = useState(false);

  const judge = ({ email, password }: Sent) => ({
    ...(knownEmail === null && !email?.trim() && { email: words("emailMissing") }),
    ...newPassword("password", password),
  });

  async function send({ email: typed = "", password = "" }: Sent) {
    let email = knownEmail ?? typed;
    try {
      const accepted = await acceptInvitation({ token, password, locale, email: knownEmail === null ? typed : null });
      email = accepted.value.email;
    } catch (error) {
      // Spent perhaps by this very form, whose answer got lost on the way: then the account is there, with this password.
      if (!(error instanceof Refused) || error.refusal !== "invitation_spent") throw error;
      if (await enter(email, password)) return;
      setSpent(true);
      return;
    }
    if (!(await enter(email, password))) sending.leave("/sign-in");
  }

  async function enter(email: string, password: string): Promise<boolean> {
    if (signedInAs) await signOut().catch(() => undefined);
    if ((await signIn(email, password).catch(() => "wrong")) !== "in") return false;
    sending.leave("/");
    return true;
  }

  if (spent)
    return (
      <Notice
        kind="information"
        live="assertive"
        title={t("spent.title")}
        actions={<ButtonLink href="/sign-in">{t("toSignIn")}</ButtonLink>}
      >
        <p>{t("spent.body")}</p>
        <p>{t("spent.ask")}</p>
      </Notice>
    );
  return (
    <SendingForm
      sending={sending}
      judge={judge}
      send={send}
      actions={
        <SubmitButton wide disabled={busy}>
          {busy ? t("busy") : t("submit")}
        </SubmitButton>
      }
    >
      {signedInAs ? <Notice kind="information">{t("signedIn", { name: signedInAs })}</Notice> : null}
      {knownEmail === null ? (
        <EmailField label={t("email")} hint={t("emailHint")} error={errors.email} />
      ) : (
        <p>
          <span className="block text-desk text-soft">{t("knownEmail")}</span>
          <span className="font-semibold">{knownEmail}</span>
          <KnownEmail email={knownEmail} />
        </p>
      )}
      <PasswordField name="password" label={t("password")} autoComplete="new-password" error={errors.password} />
    </SendingForm>
  );
}
