"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { changeContact } from "@/lib/safety/browser";
import type { PracticeContact } from "@/lib/safety/schema";

/** When and where clients can reach the practice; the numbers of the country are shown to them in any case. */
export function ContactForm({ contact }: { contact: PracticeContact }) {
  const t = useTranslations("safety.contact.form");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [phone, setPhone] = useState(contact.phone ?? "");
  const [hours, setHours] = useState(contact.hours);
  const [revision, setRevision] = useState(contact.revision);
  const save = useMutation({
    mutationFn: () => changeContact({ phone: phone.trim() || null, hours }, revision),
    onSuccess: (saved) => {
      setRevision(saved.revision);
      router.refresh();
    },
  });
  const problem = trouble(save.error);
  const limits = { maxLength: 300, onInput: () => save.reset() };
  return (
    <section aria-labelledby="contact" className="flex max-w-2xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="contact" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("lead")}</p>
      </div>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField
          type="tel"
          autoComplete="off"
          label={t("phone")}
          className="sm:w-1/2"
          {...limits}
          maxLength={40}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={t("hoursNl")}
          hint={t("hoursHint")}
          {...limits}
          value={hours.nl}
          onChange={(event) => setHours({ ...hours, nl: event.target.value })}
        />
        <TextField
          label={t("hoursEn")}
          {...limits}
          value={hours.en}
          onChange={(event) => setHours({ ...hours, en: event.target.value })}
        />
        <p className="text-soft">{t("numbers")}</p>
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" look="quiet" disabled={save.isPending}>
            {t("save")}
          </Button>
          <p role="status" className="text-soft empty:hidden">
            {save.isSuccess ? t("saved") : null}
          </p>
        </div>
      </form>
    </section>
  );
}
