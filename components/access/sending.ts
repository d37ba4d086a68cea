"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Refused } from "@/lib/ask";

export type FieldErrors = Record<string, string>;
const nothing: FieldErrors = {};

/**
 * One form on its way to the house: whether it is under way, what is wrong with which field, and what else is in the
 * way. `judge` looks before sending; the first field that needs something gets the focus.
 */
export function useSending() {
  const t = useTranslations("ui");
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [gone, setGone] = useState(false);
  const locale = useLocale();
  const [said, setSaid] = useState<{ errors: FieldErrors; in: string }>({ errors: {}, in: locale });
  // A sentence in the language before is none in this one: it is said again at the next try.
  const errors = said.in === locale ? said.errors : nothing;
  const setErrors = (found: FieldErrors) => setSaid({ errors: found, in: locale });
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  async function send(act: () => Promise<void>) {
    setBusy(true);
    setErrors({});
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const known = fieldErrorsIn(error, form.current);
      setErrors(known);
      if (Object.keys(known).length === 0)
        setTrouble(error.problem ? error.problem.detail || t("wentWrong") : t("offline"));
    } finally {
      setBusy(false);
    }
  }

  function submit(judge: (sent: Sent) => FieldErrors, act: (sent: Sent) => Promise<void>) {
    return (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      if (busy) return;
      const sent = Object.fromEntries(
        [...new FormData(event.currentTarget)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
      );
      const found = judge(sent);
      setTrouble(null);
      setErrors(found);
      if (Object.keys(found).length === 0) void send(() => act(sent));
    };
  }

  /** To another page by a full load: nothing that this one knew comes along, and its button stays as it is meanwhile. */
  function leave(address: string) {
    setGone(true);
    window.location.assign(address);
  }

  return { form, busy: busy || gone, errors, setErrors, trouble, setTrouble, submit, leave };
}

export type Sending = ReturnType<typeof useSending>;
export type Sent = Record<string, string>;

/** What the house said about fields that this form has; anything else is said above the button. */
function fieldErrorsIn(refused: Refused, form: HTMLFormElement | null): FieldErrors {
  const found = (refused.problem?.errors ?? []).filter(({ path }) => form?.elements.namedItem(path));
  return Object.fromEntries(found.map(({ path, message }) => [path, message]));
}
