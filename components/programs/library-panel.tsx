"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { GripVertical, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useState } from "react";
import { drawingOf } from "@/components/exercises/drawing-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { TextField } from "@/components/ui/field";
import { Illustration } from "@/components/ui/illustration";
import { SteadyLabel } from "@/components/ui/steady-label";
import { exercisesFound } from "@/lib/exercises/browser";
import { plain, searchText } from "@/lib/exercises/rules";
import { type Exercise, type Group, groups } from "@/lib/exercises/schema";
import { ShelfGrip } from "./drag-ground";
import type { ProgramWords } from "./program-words";

type LibraryPanelProps = {
  exercises: Exercise[];
  words: ProgramWords;
  isFull: boolean;
  onAdd: (exercise: Exercise) => void;
};

const restMs = 150;

/**
 * What the shelf shows for a search. What lies here already is found at once; the practice answers as its library does,
 * which forgives a letter or two. Without an answer the first stands.
 */
function useFound(exercises: Exercise[], query: string, group: Group | null) {
  const client = useQueryClient();
  const q = query.trim().slice(0, 200);
  const [rested, setRested] = useState("");
  useEffect(() => {
    const waiting = setTimeout(() => setRested(q), restMs);
    return () => clearTimeout(waiting);
  }, [q]);
  const { data, isPlaceholderData } = useQuery({ ...exercisesFound({ q: rested }), enabled: rested !== "" });
  const asked = plain(q).split(" ").filter(Boolean);
  const isAsked = asked.length > 0;
  const isShown = (exercise: Exercise) => !exercise.putAway && (group === null || exercise.group === group);
  const shown = exercises.filter(isShown);
  const amongShown = (answer: Exercise[]) => answer.flatMap(({ id }) => shown.find((one) => one.id === id) ?? []);
  const isAnswered = isAsked && rested === q && data !== undefined && !isPlaceholderData;
  const found = isAnswered
    ? amongShown(data)
    : shown.filter((exercise) => asked.every((word) => searchText(exercise).includes(word)));
  /** For whoever was quicker than the answer. */
  const findFirst = async () =>
    isAsked && !isAnswered
      ? client.fetchQuery(exercisesFound({ q })).then(
          (answer) => amongShown(answer)[0],
          () => undefined,
        )
      : undefined;
  return { isAsked, found, findFirst };
}

export function LibraryPanel({ exercises, words, isFull, onAdd }: LibraryPanelProps) {
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const [query, setQuery] = useState("");
  const [group, setGroup] = useState<Group | null>(null);
  const { isAsked, found, findFirst } = useFound(exercises, query, group);
  const first = found[0];

  async function addFirst(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const chosen = first ?? (await findFirst());
    if (chosen && !isFull) onAdd(chosen);
  }

  return (
    <section aria-label={t("library.title")} className="flex flex-col gap-3">
      <TextField
        type="search"
        label={t("library.search")}
        hint={first && isAsked ? t("library.enterAdds", { name: words.titleOf(first) }) : t("library.hint")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => void addFirst(event)}
        autoComplete="off"
      />
      <div role="group" aria-label={t("library.groups")} className="flex flex-wrap gap-1">
        {([null, ...groups] as const).map((one) => (
          <button
            key={one ?? "all"}
            type="button"
            aria-pressed={group === one}
            onClick={() => setGroup(one)}
            className={classNames(
              "min-h-10 rounded-desk border px-3 text-table transition-colors",
              group === one ? "border-moss bg-moss-2 font-semibold" : "border-edge text-soft hover:text-ink",
            )}
          >
            <SteadyLabel>{one ? e(`groups.${one}`) : t("library.all")}</SteadyLabel>
          </button>
        ))}
      </div>
      <p role="status" className="text-table text-soft">
        {found.length > 0 ? t("library.found", { count: found.length }) : t("library.nothing")}
      </p>
      <ul className="flex flex-col gap-2">
        {found.map((exercise) => (
          <li key={exercise.id} className="surface flex items-start gap-2 p-2">
            <ShelfGrip id={exercise.id}>
              <span aria-hidden="true" className="flex items-center gap-0.5 text-soft">
                <GripVertical className="size-4 shrink-0" />
                <Illustration drawing={drawingOf(exercise)} label={null} className="w-16 shrink-0" />
              </span>
            </ShelfGrip>
            <div className="flex min-w-0 flex-1 flex-col gap-1">
              <p className="text-desk leading-snug font-semibold">{words.titleOf(exercise)}</p>
              <p className="text-table text-soft">{words.range(exercise)}</p>
              <div className="flex flex-wrap items-center justify-between gap-2">
                <Badge hue={exercise.group === "relax" ? "moss" : "clay"}>{e(`phases.${exercise.phase}`)}</Badge>
                <Button
                  look="quiet"
                  disabled={isFull}
                  aria-label={t("library.addNamed", { name: words.titleOf(exercise) })}
                  onClick={() => onAdd(exercise)}
                >
                  <Plus aria-hidden="true" className="size-4" />
                  {t("library.add")}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
