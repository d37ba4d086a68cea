"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckField, TextField } from "@/components/ui/field";

type PasswordFieldProps = {
  name: string;
  label: string;
  /** `new-password` says what makes a good one, and lets a password manager make it up. */
  autoComplete: "current-password" | "new-password";
  error?: string;
};

export const shortestPassword = 12;

/** In characters as a person counts them, as the house does. */
export const lengthOf = (password: string): number => [...password].length;

export function PasswordField({ name, label, autoComplete, error }: PasswordFieldProps) {
  const t = useTranslations("signIn.password");
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col">
      <TextField
        name={name}
        label={label}
        hint={autoComplete === "new-password" ? t("hint") : undefined}
        error={error}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={512}
      />
      <CheckField label={t("show")} checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
    </div>
  );
}
