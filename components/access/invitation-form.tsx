"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { acceptInvitation, signIn, signOut } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { lengthOf, PasswordField, shortestPassword } from "./password-field";
import { useSending } from "./sending";
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
  const words = useTranslations("signIn");
  const locale = useLocale();
  const { form, busy, errors, trouble, submit } = useSending();
  const [gone, setGone] = useState(false);
  const [spent, setSpent] = useState(false);

  function judge({ email, password = "" }: Record<string, string>) {
    const length = lengthOf(password);
    return {
      ...(knownEmail === null && !email?.trim() && { email: words("signIn.emailMissing") }),
      ...(length < shortestPassword && { password: words("password.short", { count: length }) }),
    };
  }

  async function send({ email: typed = "", password = "" }: Record<string, string>) {
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
    if (!(await enter(email, password))) window.location.assign("/sign-in");
  }

  async function enter(email: string, password: string): Promise<boolean> {
    if (signedInAs) await signOut().catch(() => undefined);
    if ((await signIn(email, password).catch(() => "wrong")) !== "in") return false;
    setGone(true);
    window.location.assign("/");
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
    <form ref={form} method="post" noValidate onSubmit={submit(judge, send)} className="flex flex-col gap-5">
      {signedInAs ? <Notice kind="information">{t("signedIn", { name: signedInAs })}</Notice> : null}
      {knownEmail === null ? (
        <TextField
          name="email"
          label={t("email")}
          hint={t("emailHint")}
          error={errors.email}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
      ) : (
        <p>
          <span className="block text-desk text-soft">{t("knownEmail")}</span>
          <span className="font-semibold">{knownEmail}</span>
          {/* For password managers, which file a password under a name that they find in the form. */}
          <input type="email" autoComplete="username" value={knownEmail} readOnly hidden />
        </p>
      )}
      <PasswordField name="password" label={t("password")} autoComplete="new-password" error={errors.password} />
      {trouble ? (
        <Notice kind="attention" live="assertive">
          {trouble}
        </Notice>
      ) : null}
      <SubmitButton wide disabled={busy || gone}>
        {busy || gone ? t("busy") : t("submit")}
      </SubmitButton>
    </form>
  );
}
