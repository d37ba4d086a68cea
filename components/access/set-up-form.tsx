"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { setUpPractice, signIn } from "@/lib/access/browser";
import { lengthOf, PasswordField, shortestPassword } from "./password-field";
import { useSending } from "./sending";
import { SubmitButton } from "./submit-button";

const fallbackZone = "Europe/Amsterdam";
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || fallbackZone;
const never = () => () => undefined;

/** The first visit. `zones` are the names that the server knows. */
export function SetUpForm({ zones }: { zones: string[] }) {
  const t = useTranslations("signIn.setUp");
  const words = useTranslations("signIn.password");
  const locale = useLocale();
  const here = useSyncExternalStore(never, browserZone, () => fallbackZone);
  const [chosenZone, setChosenZone] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const { form, busy, errors, trouble, submit } = useSending();
  const timeZone = chosenZone ?? here;

  function judge(sent: Record<string, string>) {
    const empty = ["code", "practiceName", "name", "email"].filter((name) => !sent[name]?.trim());
    const length = lengthOf(sent.password ?? "");
    return {
      ...Object.fromEntries(empty.map((name) => [name, t("missing")])),
      ...(length < shortestPassword && { password: words("short", { count: length }) }),
    };
  }

  async function send({ code = "", practiceName = "", name = "", email = "", password = "" }: Record<string, string>) {
    const made = await setUpPractice({ code, practiceName, name, email, password, timeZone, locale });
    setGone(true);
    const outcome = await signIn(made.value.email, password).catch(() => "wrong");
    // The practice stands, also where signing in did not work at once: then the ordinary way in is open.
    window.location.assign(outcome === "in" ? "/clients" : "/sign-in");
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit(judge, send)} className="flex flex-col gap-5">
      <TextField
        name="code"
        label={t("code")}
        hint={t("codeHint")}
        error={errors.code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={64}
      />
      <TextField
        name="practiceName"
        label={t("practiceName")}
        error={errors.practiceName}
        autoComplete="organization"
        maxLength={120}
      />
      <SelectField
        name="timeZone"
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        error={errors.timeZone}
        value={timeZone}
        onChange={(event) => setChosenZone(event.currentTarget.value)}
      >
        {(zones.includes(here) ? zones : [here, ...zones]).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </SelectField>
      <TextField name="name" label={t("name")} error={errors.name} autoComplete="name" maxLength={120} />
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
