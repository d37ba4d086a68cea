"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { useSingleKeys } from "@/components/frame/single-keys";
import { SelectField, TextField } from "@/components/ui/field";
import {
  type ExerciseFilters,
  groupChoices,
  phaseChoices,
  postureChoices,
  sourceChoices,
} from "@/lib/exercises/browser";
import { phasesOf } from "@/lib/exercises/rules";

type LibraryFiltersProps = {
  filters: ExerciseFilters;
  /** What stands in the search field, which is a little ahead of what is searched. */
  typed: string;
  onType: (typed: string) => void;
  onFilter: (change: Partial<ExerciseFilters>) => void;
};

export function LibraryFilters({ filters, typed, onType, onFilter }: LibraryFiltersProps) {
  const t = useTranslations("exercises");
  const field = useRef<HTMLInputElement>(null);
  useSingleKeys({
    "/": () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  const phases = filters.group ? phasesOf[filters.group] : phaseChoices;

  const choice = <K extends "group" | "phase" | "posture" | "source">(
    name: K,
    label: string,
    choices: readonly NonNullable<ExerciseFilters[K]>[],
    words: (value: NonNullable<ExerciseFilters[K]>) => ReactNode,
  ) => (
    <SelectField
      label={label}
      value={filters[name] ?? ""}
      onChange={(event) => {
        const value = choices.find((known) => known === event.target.value);
        // A phase chosen before may belong to the other group, where it would find nothing.
        onFilter({ [name]: value, ...(name === "group" && { phase: undefined }) });
      }}
    >
      <option value="">{t("filters.all")}</option>
      {choices.map((value) => (
        <option key={value} value={value}>
          {words(value)}
        </option>
      ))}
    </SelectField>
  );

  return (
    <search className="print-hidden grid grid-cols-2 gap-3 md:grid-cols-4 xl:grid-cols-[minmax(16rem,2fr)_repeat(4,minmax(8rem,1fr))]">
      <TextField
        ref={field}
        type="search"
        label={t("search.label")}
        placeholder={t("search.placeholder")}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        className="col-span-2 md:col-span-4 xl:col-span-1"
      />
      {choice("group", t("filters.group"), groupChoices, (group) => t(`groups.${group}`))}
      {choice("phase", t("filters.phase"), phases, (phase) => t(`phases.${phase}`))}
      {choice("posture", t("filters.posture"), postureChoices, (posture) => t(`postures.${posture}`))}
      {choice("source", t("filters.source"), sourceChoices, (source) => t(`sources.${source}`))}
    </search>
  );
}
