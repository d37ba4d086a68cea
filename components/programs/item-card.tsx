"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { TextArea } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import { DaysField } from "./days-field";
import { DoseField } from "./dose-field";
import type { WaitingDose } from "./dose-typing";
import { DoseWords } from "./dose-words";
import type { DraftEdit } from "./draft-edits";

type ItemCardProps = {
  item: ProgramItem;
  exercise: Exercise;
  name: string;
  at: number;
  count: number;
  handle: ReactNode;
  /** A dose that can't be taken over yet. */
  waiting: WaitingDose | null;
  onWait: (id: string, waiting: WaitingDose | null) => void;
  onEdit: (edit: DraftEdit) => void;
  onMove: (id: string, to: number, from: "up" | "down" | "place") => void;
  onRemove: (id: string) => void;
  onDuplicate: (id: string) => void;
  /** What the chain of this exercise lacks, with the button that adds it. */
  notice: ReactNode;
  /** What the house refused here. */
  errors: string[];
};

const select = "h-10 rounded-desk border border-edge bg-card px-2 text-desk";

export const ItemCard = memo(function ItemCard(props: ItemCardProps) {
  const { item, exercise, name, at, count, handle, waiting, onWait, onEdit, onMove, onRemove, onDuplicate } = props;
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const [writing, setWriting] = useState(item.remark !== null);
  const change = (part: Partial<Omit<ProgramItem, "id" | "exerciseId">>) =>
    onEdit({ kind: "change", id: item.id, part });
  const dosing = {
    range: exercise.dose,
    dose: item.dose,
    waiting,
    onWait: (next: WaitingDose | null) => onWait(item.id, next),
    onChange: (dose: ProgramItem["dose"]) => change({ dose }),
  };

  return (
    <article aria-label={t("item.label", { place: at + 1, name })} className="surface flex flex-col gap-3 p-3 sm:p-4">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1">
        <div className="flex min-w-44 flex-1 items-start gap-1">
          {handle}
          <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 pt-2">
            <h3 className="text-desk leading-snug font-semibold">
              <span className="tabular text-soft">{at + 1}. </span>
              {name}
            </h3>
            <Badge hue={exercise.group === "relax" ? "moss" : "clay"}>{e(`phases.${exercise.phase}`)}</Badge>
            {exercise.putAway ? <Badge>{e("putAway.badge")}</Badge> : null}
          </div>
        </div>
        <div className="ml-auto flex items-center">
          <IconButton
            id={`up-${item.id}`}
            label={t("item.up", { name })}
            aria-disabled={at === 0}
            className="aria-disabled:opacity-40 max-sm:size-10"
            onClick={() => at > 0 && onMove(item.id, at - 1, "up")}
          >
            <ArrowUp aria-hidden="true" className="size-5" />
          </IconButton>
          <IconButton
            id={`down-${item.id}`}
            label={t("item.down", { name })}
            aria-disabled={at === count - 1}
            className="aria-disabled:opacity-40 max-sm:size-10"
            onClick={() => at < count - 1 && onMove(item.id, at + 1, "down")}
          >
            <ArrowDown aria-hidden="true" className="size-5" />
          </IconButton>
          <select
            id={`place-${item.id}`}
            aria-label={t("item.place", { name })}
            title={t("item.place", { name })}
            className={select}
            value={at}
            onChange={(event) => onMove(item.id, Number(event.target.value), "place")}
          >
            {Array.from({ length: count }, (_, place) => place + 1).map((place) => (
              <option key={place} value={place - 1}>
                {place}
              </option>
            ))}
          </select>
          <IconButton
            label={t("item.duplicate", { name })}
            className="max-sm:size-10"
            onClick={() => onDuplicate(item.id)}
          >
            <Copy aria-hidden="true" className="size-4.5" />
          </IconButton>
          <IconButton label={t("item.remove", { name })} className="max-sm:size-10" onClick={() => onRemove(item.id)}>
            <Trash2 aria-hidden="true" className="size-4.5" />
          </IconButton>
        </div>
      </div>
      {props.errors.length > 0 ? (
        <Notice kind="attention">
          {props.errors.map((error) => (
            <p key={error}>{error}</p>
          ))}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <DoseField name={name} describedBy={`dose-${item.id}`} {...dosing} />
        <select
          aria-label={t("item.times", { name })}
          className={select}
          value={item.timesPerDay}
          onChange={(event) => change({ timesPerDay: Number(event.target.value) })}
        >
          {Array.from({ length: 12 }, (_, times) => times + 1).map((times) => (
            <option key={times} value={times}>
              {t("timesPerDay", { count: times })}
            </option>
          ))}
        </select>
        {writing ? null : (
          <Button look="plain" className="-ml-2" onClick={() => setWriting(true)}>
            {t("item.addRemark")}
          </Button>
        )}
      </div>
      <DaysField legend={t("days.of", { name })} legendHidden days={item.days} onChange={(days) => change({ days })} />
      <DoseWords id={`dose-${item.id}`} {...dosing} />
      {writing ? (
        <TextArea
          label={t("item.remark")}
          aside={t("item.remarkAside")}
          rows={2}
          maxLength={500}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- she pressed the button that opens it
          autoFocus={item.remark === null}
          className="[&_textarea]:min-h-16"
          value={item.remark ?? ""}
          onChange={(event) => change({ remark: event.target.value || null })}
        />
      ) : null}
      {props.notice}
    </article>
  );
});
