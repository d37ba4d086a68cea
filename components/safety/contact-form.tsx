"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { changeContact } from "@/lib/safety/browser";
import { type PracticeContact, practiceContact } from "@/lib/safety/schema";
import { type ContactFormValues, orNothing } from "./contact-draft";
import { ContactNumbersField } from "./contact-numbers-field";
import { TheirContact } from "./their-contact";

/** When and where clients can reach the practice, and whom else they can call. */
export function ContactForm({ contact }: { contact: PracticeContact }) {
  const t = useTranslations("safety.contact.form");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const [theirs, setTheirs] = useState<PracticeContact | null>(null);
  // The revision lies in the form, and so in the draft: what was typed before a reload stays a change of what it began from.
  const form = useForm<ContactFormValues, unknown, PracticeContact>({
    resolver: zodResolver(practiceContact),
    defaultValues: contact,
  });
  const { register, handleSubmit, formState, reset, setValue } = form;
  const forget = useKeptForm("practice-contact", form);
  const settle = (settled: PracticeContact) => {
    forget();
    setTheirs(null);
    reset(settled);
    router.refresh();
  };
  const save = useMutation({
    mutationFn: ({ revision, ...change }: PracticeContact) => changeContact(change, revision),
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof Refused) || error.refusal !== "stale" || !error.problem?.current) return;
      const current = error.problem.current as PracticeContact;
      setTheirs(current);
      setValue("revision", current.revision);
    },
  });
  const problem = theirs ? null : trouble(save.error);
  const { errors } = formState;
  return (
    <section aria-labelledby="contact" className="flex max-w-2xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="contact" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("lead")}</p>
      </div>
      <FormProvider {...form}>
        <form noValidate className="flex flex-col gap-4" onSubmit={handleSubmit((values) => save.mutate(values))}>
          <TextField
            type="tel"
            autoComplete="off"
            label={t("phone")}
            className="sm:w-1/2"
            error={said(errors.phone)}
            {...register("phone", { setValueAs: orNothing })}
          />
          <TextField
            lang="nl"
            label={t("hoursNl")}
            hint={t("hoursHint")}
            error={said(errors.hours?.nl)}
            {...register("hours.nl")}
          />
          <TextField lang="en" label={t("hoursEn")} error={said(errors.hours?.en)} {...register("hours.en")} />
          <ContactNumbersField />
          {theirs ? (
            <TheirContact
              theirs={theirs}
              onTake={() => {
                save.reset();
                settle(theirs);
              }}
            />
          ) : null}
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
              {save.isSuccess && !formState.isDirty ? t("saved") : null}
            </p>
          </div>
        </form>
      </FormProvider>
    </section>
  );
}
