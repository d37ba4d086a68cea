"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { uuidv7 } from "uuidv7";
import { ClientFields, type ClientFormIn, type ClientFormOut, clientForm } from "@/components/clients/client-fields";
import { useKeptForm } from "@/components/frame/kept-form";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/access/schema";
import type { Colleague } from "@/lib/care/schema";
import { registerClient } from "@/lib/contacts/browser";

type RegisterFormProps = { locale: Locale; colleagues: readonly Colleague[] };

export function RegisterForm({ locale, colleagues }: RegisterFormProps) {
  const t = useTranslations("contacts.register");
  const ui = useTranslations("ui");
  const router = useRouter();
  const trouble = useTroubleWords();
  // One id for the form's whole life: sent twice, it is one client.
  const [id] = useState(uuidv7);
  const [therapistId, setTherapistId] = useState(colleagues.length === 1 ? (colleagues[0]?.id ?? "") : "");
  const carer = useRef<HTMLSelectElement>(null);
  const [tried, setTried] = useState(false);
  const form = useForm<ClientFormIn, unknown, ClientFormOut>({
    resolver: zodResolver(clientForm),
    defaultValues: { name: "", email: "", locale },
  });
  const { register, handleSubmit, formState } = form;
  const forget = useKeptForm("contact-add", form);
  const add = useMutation({
    mutationFn: ({ name, email, locale: spoken }: ClientFormOut) =>
      registerClient({ id, name, email, locale: spoken, therapistId }),
    onSuccess: (contact) => {
      forget();
      router.push(`/contacts/${contact.id}`);
    },
  });
  const problem = trouble(add.error);
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        setTried(true);
        void handleSubmit((values) => {
          if (therapistId) add.mutate(values);
          else carer.current?.focus();
        })(event);
      }}
    >
      <ClientFields register={register} errors={formState.errors} />
      <SelectField
        ref={carer}
        label={t("carer")}
        hint={t("carerHint")}
        error={tried && !therapistId ? t("carerMissing") : undefined}
        value={therapistId}
        onChange={({ target }) => setTherapistId(target.value)}
      >
        <option value="">{t("choose")}</option>
        {colleagues.map(({ id: colleague, name }) => (
          <option key={colleague} value={colleague}>
            {name}
          </option>
        ))}
      </SelectField>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={add.isPending || add.isSuccess}>
          {t("submit")}
        </Button>
        <ButtonLink look="plain" href="/contacts" onClick={forget}>
          {ui("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
