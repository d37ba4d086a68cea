"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { z } from "zod";
import { useKeptForm } from "@/components/frame/kept-form";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { approveHealthList } from "@/lib/health/browser";
import { isApproved } from "@/lib/health/rules";
import { type HealthList, healthListDraft } from "@/lib/health/schema";
import { HealthItemsField } from "./health-items-field";
import { TheirHealthList } from "./their-health-list";

/** The version lies in the form, and so in the draft: what was typed before a reload stays a change of what it began from. */
const listForm = healthListDraft.extend({ version: z.int() });
export type HealthListValues = z.input<typeof listForm>;
type Values = z.output<typeof listForm>;

const valuesOf = ({ version, items }: HealthList): HealthListValues => ({ version, items });

/** What is asked about health before an opening. Approving it, changed or not, makes the next version. */
export function HealthListForm({ list }: { list: HealthList }) {
  const t = useTranslations("safety.health.form");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [theirs, setTheirs] = useState<HealthList | null>(null);
  const form = useForm<HealthListValues, unknown, Values>({
    resolver: zodResolver(listForm),
    defaultValues: valuesOf(list),
  });
  const forget = useKeptForm("health-list", form);
  const settle = (settled: HealthList) => {
    forget();
    setTheirs(null);
    form.reset(valuesOf(settled));
    router.refresh();
  };
  const approve = useMutation({
    mutationFn: ({ version, items }: Values) => approveHealthList(items, version),
    onSuccess: settle,
    onError: (error) => {
      if (!(error instanceof Refused) || error.refusal !== "stale" || !error.problem?.current) return;
      const current = error.problem.current as HealthList;
      setTheirs(current);
      form.setValue("version", current.version);
    },
  });
  const problem = theirs ? null : trouble(approve.error);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="flex max-w-2xl flex-col gap-4"
        onSubmit={form.handleSubmit((values) => approve.mutate(values))}
      >
        <HealthItemsField />
        {theirs ? (
          <TheirHealthList
            theirs={theirs}
            onTake={() => {
              approve.reset();
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
          <Button type="submit" disabled={approve.isPending}>
            {t(isApproved(list) ? "approveNext" : "approve")}
          </Button>
          <p role="status" className="text-soft empty:hidden">
            {approve.isSuccess && !form.formState.isDirty ? t("approved") : null}
          </p>
        </div>
      </form>
    </FormProvider>
  );
}
