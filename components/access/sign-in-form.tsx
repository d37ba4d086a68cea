"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { signIn } from "@/lib/access/browser";
import { type DemoAccount, DemoAccounts } from "./demo-accounts";
import { PasswordField } from "./password-field";
import { useSending } from "./sending";
import { SubmitButton } from "./submit-button";
import { WaitNotice } from "./wait-notice";

type SignInFormProps = {
  /** The inner path that the person was on the way to. */
  to: string;
  demo: { accounts: DemoAccount[]; password: string } | null;
};

export function SignInForm({ to, demo }: SignInFormProps) {
  const t = useTranslations("signIn.signIn");
  const { form, busy, errors, trouble, setTrouble, submit } = useSending();
  const [wait, setWait] = useState<number | null>(null);
  const [gone, setGone] = useState(false);

  const judge = ({ email, password }: Record<string, string>) => ({
    ...(!email?.trim() && { email: t("emailMissing") }),
    ...(!password && { password: t("passwordMissing") }),
  });

  async function enter({ email = "", password = "" }: Record<string, string>) {
    setWait(null);
    const outcome = await signIn(email, password);
    if (outcome === "in") {
      setGone(true);
      // A full load: nothing that a signed-out page knew comes along.
      window.location.assign(to);
    } else if (outcome === "wrong") setTrouble(t("wrong"));
    else setWait(outcome);
  }

  function fill(name: string, value: string) {
    const field = form.current?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }

  return (
    <>
      {/* Should it be sent before the page is awake, then not in an address: hence the method. */}
      <form ref={form} method="post" noValidate onSubmit={submit(judge, enter)} className="flex flex-col gap-5">
        <TextField
          name="email"
          label={t("email")}
          error={errors.email}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={254}
        />
        <PasswordField name="password" label={t("password")} autoComplete="current-password" error={errors.password} />
        {trouble ? (
          <Notice kind="attention" live="assertive">
            {trouble}
          </Notice>
        ) : null}
        {wait === null ? null : <WaitNotice key={wait} seconds={wait} />}
        <SubmitButton wide disabled={busy || gone}>
          {busy || gone ? t("busy") : t("submit")}
        </SubmitButton>
        <p className="text-desk text-soft">{t("lost")}</p>
      </form>
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
