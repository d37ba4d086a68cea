"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { memberInvitation } from "@/lib/access/schema";
import type { Refused } from "@/lib/ask";
import { locales } from "@/lib/i18n/locale";

type Person = z.output<typeof memberInvitation>;

type MemberInvitationFormProps = {
  busy: boolean;
  refused: Refused | null;
  onInvite: (person: Person) => void;
};

/** Under which a half-typed invitation is kept; whoever sends it forgets it. */
export const invitationDraft = "member-invitation";

const asked = memberInvitation.pick({ name: true, email: true, locale: true, role: true });
const fields = ["name", "email", "locale"] as const;
const roles = ["therapist", "assistant"] as const;

export function MemberInvitationForm({ busy, refused, onInvite }: MemberInvitationFormProps) {
  const t = useTranslations("practices.invite");
  const frame = useTranslations("frame.languageNames");
  const words = useFaultWords();
  const ui = useTranslations("ui");
  // One id for this form: sent twice, it is still one colleague.
  const [id] = useState(uuidv7);
  const locale = useLocale();
  const form = useForm({
    resolver: zodResolver(asked),
    defaultValues: { name: "", email: "", locale, role: "therapist" },
  });
  const { register, handleSubmit, formState, setError, setValue } = form;
  const role = useWatch({ control: form.control, name: "role" }) ?? "therapist";
  useKeptForm(invitationDraft, form);

  useEffect(() => {
    for (const { path, message } of refused?.problem?.errors ?? []) {
      const field = fields.find((name) => name === path);
      if (field) setError(field, { type: "server", message });
    }
  }, [refused, setError]);

  const said = (field: (typeof fields)[number]) => {
    const error = formState.errors[field];
    // What the house answered is a sentence already.
    return error?.type === "server" ? error.message : words(error);
  };

  return (
    <form
      noValidate
      aria-labelledby="invite-title"
      className="flex max-w-120 flex-col gap-4"
      onSubmit={handleSubmit((person) => onInvite({ id, ...person }))}
    >
      <div>
        <h2 id="invite-title" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("lead")}</p>
      </div>
      <TextField label={t("name")} error={said("name")} autoComplete="off" {...register("name")} />
      <TextField
        label={t("email")}
        hint={t("emailHint")}
        error={said("email")}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...register("email")}
      />
      <RadioList
        legend={t("role")}
        choices={roles.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        value={role}
        onChange={(value) => setValue("role", value)}
      />
      <SelectField label={t("language")} error={said("locale")} {...register("locale")}>
        {locales.map((value) => (
          <option key={value} value={value} lang={value}>
            {frame(value)}
          </option>
        ))}
      </SelectField>
      {refused && !refused.problem?.errors ? (
        <Notice kind="attention" live="assertive">
          {refused.problem ? refused.problem.detail || ui("wentWrong") : ui("offline")}
        </Notice>
      ) : null}
      <Button type="submit" className="self-start" disabled={busy}>
        {busy ? t("busy") : t("submit")}
      </Button>
    </form>
  );
}
