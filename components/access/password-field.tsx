"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckField, TextField } from "@/components/ui/field";
import type { FieldErrors } from "./sending";

type PasswordFieldProps = {
  name: string;
  label: string;
  /** `new-password` says what makes a good one, and lets a password manager make it up. */
  autoComplete: "current-password" | "new-password";
  error?: string;
};

const shortest = 12;

/** What is wrong with a new password, told at its field: too few characters, as a person and the house count them. */
export function useNewPassword() {
  const t = useTranslations("signIn.password");
  return (field: string, password: string | undefined): FieldErrors => {
    const count = [...(password ?? "")].length;
    return count < shortest ? { [field]: t("short", { count }) } : {};
  };
}

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
