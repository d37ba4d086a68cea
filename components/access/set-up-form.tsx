"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { SelectField, TextField } from "@/components/ui/field";
import { setUpPractice, signIn } from "@/lib/access/browser";
import { EmailField } from "./email-field";
import { PasswordField, useNewPassword } from "./password-field";
import { type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

const fallbackZone = "Europe/Amsterdam";
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || fallbackZone;
const never = () => () => undefined;

/** The first visit. `zones` are the names that the server knows. */
export function SetUpForm({ zones }: { zones: string[] }) {
  const t = useTranslations("signIn.setUp");
  const newPassword = useNewPassword();
  const locale = useLocale();
  const here = useSyncExternalStore(never, browserZone, () => fallbackZone);
  const [chosenZone, setChosenZone] = useState<string | null>(null);
  const sending = useSending();
  const { busy, errors } = sending;
  const timeZone = chosenZone ?? here;

  function judge(sent: Sent) {
    const empty = ["code", "practiceName", "name", "email"].filter((name) => !sent[name]?.trim());
    return {
      ...Object.fromEntries(empty.map((name) => [name, t("missing")])),
      ...newPassword("password", sent.password),
    };
  }

  async function send({ code = "", practiceName = "", name = "", email = "", password = "" }: Sent) {
    const made = await setUpPractice({ code, practiceName, name, email, password, timeZone, locale });
    const outcome = await signIn(made.value.email, password).catch(() => "wrong");
    // The practice stands, also where signing in did not work at once: then the ordinary way in is open.
    sending.leave(outcome === "in" ? "/second-factor?to=%2Fclients" : "/sign-in");
  }

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
      <EmailField label={t("email")} hint={t("emailHint")} error={errors.email} />
      <PasswordField name="password" label={t("password")} autoComplete="new-password" error={errors.password} />
    </SendingForm>
  );
}
