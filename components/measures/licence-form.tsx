"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useFaultWords, useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import type { Locale } from "@/lib/i18n/locale";
import { keepLicence } from "@/lib/measures/browser";
import { licensedKeys, measureOf } from "@/lib/measures/rules";
import { type Licence, type LicenceDraft, licenceDraft } from "@/lib/measures/schema";

type LicenceFormProps = { id: string; licence: Licence | null; today: string; onDone: () => void };
type In = z.input<typeof licenceDraft>;

const asDay = (value: unknown) => (value === "" ? null : value);

function startFrom(licence: Licence | null, today: string): In {
  if (!licence)
    return {
      measure: "copm",
      version: "",
      language: "nl",
      rightHolder: "",
      terms: "",
      proof: "",
      validFrom: today,
      expiresOn: null,
    };
  const { measure, version, language, rightHolder, terms, proof, validFrom, expiresOn } = licence;
  return { measure, version, language, rightHolder, terms, proof, validFrom, expiresOn };
}

/** One entry of the register. Two owners who change it: the later one is shown what stands there now. */
export function LicenceForm({ id, licence, today, onDone }: LicenceFormProps) {
  const t = useTranslations("measures.licences");
  const tUi = useTranslations("ui");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const said = useFaultWords();
  const trouble = useTroubleWords();
  const [match, setMatch] = useState(licence?.revision ?? 0);
  const form = useForm<In, unknown, LicenceDraft>({
    resolver: zodResolver(licenceDraft),
    defaultValues: startFrom(licence, today),
  });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const forget = useKeptForm(`licence/${licence ? id : "fresh"}`, form);
  const keep = useMutation({
    mutationFn: (draft: LicenceDraft) => keepLicence(id, draft, match),
    onSuccess: () => {
      forget();
      router.refresh();
      onDone();
    },
    onError: (error) => {
      const current = error instanceof Refused && error.refusal === "stale" ? error.problem?.current : null;
      if (current) setMatch((current as Licence).revision);
      router.refresh();
    },
  });
  const problem = trouble(keep.error);
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={handleSubmit((draft) => keep.mutate(draft))}>
      <div className="grid gap-4 sm:grid-cols-3">
        {licence ? (
          <p className="flex flex-col gap-1.5">
            <span className="font-semibold">{t("measure")}</span>
            {measureOf(licence.measure).name[locale]}
          </p>
        ) : (
          <SelectField label={t("measure")} error={said(errors.measure)} {...register("measure")}>
            {licensedKeys.map((key) => (
              <option key={key} value={key}>
                {measureOf(key).name[locale]}
              </option>
            ))}
          </SelectField>
        )}
        <TextField label={t("version")} error={said(errors.version)} {...register("version")} />
        <TextField label={t("language")} error={said(errors.language)} {...register("language")} />
      </div>
      <TextField label={t("rightHolder")} error={said(errors.rightHolder)} {...register("rightHolder")} />
      <TextArea rows={2} label={t("terms")} hint={t("termsHint")} error={said(errors.terms)} {...register("terms")} />
      <TextArea rows={2} label={t("proof")} hint={t("proofHint")} error={said(errors.proof)} {...register("proof")} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField type="date" label={t("validFrom")} error={said(errors.validFrom)} {...register("validFrom")} />
        <TextField
          type="date"
          label={t("expiresOn")}
          aside={tUi("optional")}
          hint={t("expiresHint")}
          error={said(errors.expiresOn)}
          {...register("expiresOn", { setValueAs: asDay })}
        />
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={keep.isPending}>
          {tUi("keep")}
        </Button>
        <Button
          look="plain"
          onClick={() => {
            forget();
            onDone();
          }}
        >
          {tUi("cancel")}
        </Button>
      </div>
    </form>
  );
}
