"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import { assignMeasure } from "@/lib/measures/browser";
import { isLicensedOn, type MeasureKey, measureKeys, measureOf } from "@/lib/measures/rules";
import { type Assignment, type AssignmentDraft, assignmentDraft, type Licence } from "@/lib/measures/schema";
import { blankItem, OwnItemFields } from "./own-item-fields";

type AssignMeasureProps = { clientId: string; assigned: Assignment[]; licences: Licence[]; today: string };
type Typed = {
  id: string;
  measure: MeasureKey;
  licenceId: string;
  every: string;
  firstOn: string;
  item: typeof blankItem;
};

const intervals = [1, 2, 3, 4, 6, 8, 12, 26];

/** Which measure is asked, how often and from when. What needs a licence and has none can't be chosen, and says why. */
export function AssignMeasure({ clientId, assigned, licences, today }: AssignMeasureProps) {
  const t = useTranslations("measures.assign");
  const tUi = useTranslations("ui");
  const locale = useLocale() as Locale;
  const router = useRouter();
  const trouble = useTroubleWords();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [faults, setFaults] = useState<string[]>([]);
  const valid = licences.filter((licence) => isLicensedOn(licence, today));
  const own = valid.filter(({ measure }) => measure === typed?.measure);
  const stands = (key: MeasureKey) => key !== "own-item" && assigned.some(({ measure }) => measure === key);
  const isOpen = (key: MeasureKey) => !measureOf(key).needsLicence || valid.some(({ measure }) => measure === key);
  const shut = measureKeys.filter((key) => !isOpen(key));
  const assign = useMutation({
    mutationFn: ({ id, draft }: { id: string; draft: AssignmentDraft }) => assignMeasure(clientId, id, draft),
    onSuccess: () => {
      setTyped(null);
      router.refresh();
    },
  });
  const problem = trouble(assign.error);
  const tell = (change: Partial<Typed>) => setTyped((before) => before && { ...before, ...change });
  const submit = () => {
    if (!typed) return;
    const { needsLicence } = measureOf(typed.measure);
    const licenceId = own.find(({ id }) => id === typed.licenceId)?.id ?? own[0]?.id ?? null;
    const read = assignmentDraft.safeParse({
      measure: typed.measure,
      licenceId: needsLicence ? licenceId : null,
      item: typed.measure === "own-item" ? { ...typed.item, better: typed.item.better || null } : null,
      everyWeeks: typed.every === "" ? null : Number(typed.every),
      firstOn: typed.firstOn,
    });
    setFaults(read.success ? [] : read.error.issues.map((one) => one.path.join(".")));
    if (read.success) assign.mutate({ id: typed.id, draft: read.data });
  };
  return (
    <>
      <Button
        look="quiet"
        onClick={() => {
          setFaults([]);
          const measure = measureKeys.find((key) => isOpen(key) && !stands(key)) ?? "own-item";
          setTyped({ id: uuidv7(), measure, licenceId: "", every: "", firstOn: today, item: blankItem });
        }}
      >
        {t("open")}
      </Button>
      <Dialog
        open={typed !== null}
        onClose={() => setTyped(null)}
        title={t("open")}
        closeLabel={tUi("close")}
        actions={
          <Button disabled={assign.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        }
      >
        <SelectField
          label={t("measure")}
          hint={
            shut.length > 0 ? t("shut", { names: shut.map((key) => measureOf(key).name[locale]).join(", ") }) : null
          }
          value={typed?.measure ?? ""}
          onChange={(event) => tell({ measure: event.target.value as MeasureKey })}
        >
          {measureKeys.map((key) => (
            <option key={key} value={key} disabled={!isOpen(key) || stands(key)}>
              {measureOf(key).name[locale]}
            </option>
          ))}
        </SelectField>
        {own.length > 1 ? (
          <SelectField
            label={t("licence")}
            value={typed?.licenceId ?? ""}
            onChange={(event) => tell({ licenceId: event.target.value })}
          >
            {own.map(({ id, version, language }) => (
              <option key={id} value={id}>
                {version}, {language}
              </option>
            ))}
          </SelectField>
        ) : null}
        {typed?.measure === "own-item" ? (
          <OwnItemFields item={typed.item} onChange={(item) => tell({ item })} faults={faults} />
        ) : null}
        {typed?.measure === "own-goals" ? <p className="text-soft">{t("ownGoals")}</p> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t("every")}
            value={typed?.every ?? ""}
            onChange={(event) => tell({ every: event.target.value })}
          >
            <option value="">{t("once")}</option>
            {intervals.map((weeks) => (
              <option key={weeks} value={weeks}>
                {t("weeks", { weeks })}
              </option>
            ))}
          </SelectField>
          <TextField
            type="date"
            label={t("firstOn")}
            value={typed?.firstOn ?? ""}
            error={faults.includes("firstOn") ? t("noDay") : undefined}
            onChange={(event) => tell({ firstOn: event.target.value })}
          />
        </div>
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
      </Dialog>
    </>
  );
}
