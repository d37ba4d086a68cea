"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { uuidv7 } from "uuidv7";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/access/schema";
import { addClient } from "@/lib/clients/browser";
import { ClientFields, type ClientFormIn, type ClientFormOut, clientForm, fieldId } from "./client-fields";

export function AddClientForm({ timeZone, locale }: { timeZone: string; locale: Locale }) {
  const t = useTranslations("clients.addPage");
  const tUi = useTranslations("ui");
  const tFields = useTranslations("clients.fields");
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  // One id for the form's whole life: sent twice, it is one client.
  const [id] = useState(uuidv7);
  const form = useForm<ClientFormIn, unknown, ClientFormOut>({
    resolver: zodResolver(clientForm),
    defaultValues: { name: "", email: "", locale, timeZone },
  });
  const { register, handleSubmit, formState } = form;
  const forget = useKeptForm("client-add", form);
  const add = useMutation({
    mutationFn: (values: ClientFormOut) => addClient({ id, ...values }),
    onSuccess: (client) => {
      forget();
      router.push(`/clients/${client.id}`);
    },
  });
  const faults = Object.entries(formState.errors).map(([name, fault]) => ({
    field: fieldId(name as keyof ClientFormIn),
    text: t("fault", { field: tFields(name as keyof ClientFormIn), fault: said(fault) ?? "" }),
  }));
  const problem = trouble(add.error);

  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={handleSubmit((values) => add.mutate(values))}>
      {faults.length > 1 ? (
        <ErrorSummary title={tUi("errorSummary", { count: faults.length })} errors={faults} />
      ) : null}
      <ClientFields register={register} errors={formState.errors} timeZone={timeZone} />
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={add.isPending || add.isSuccess}>
          {t("submit")}
        </Button>
        <ButtonLink look="plain" href="/clients" onClick={forget}>
          {tUi("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
