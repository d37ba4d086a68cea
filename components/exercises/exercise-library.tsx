"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ShortcutsNote } from "@/components/frame/shortcuts-note";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import {
  addressOf,
  type ExerciseFilters,
  exercisesFound,
  filtersOf,
  groupChoices,
  isFrom,
} from "@/lib/exercises/browser";
import type { Exercise, Group } from "@/lib/exercises/schema";
import { ExerciseCard } from "./exercise-card";
import { LibraryFilters } from "./library-filters";

type GroupWords = { text: string; notice: string | null };

type ExerciseLibraryProps = {
  /** What the server found for the address that was opened. */
  first: Exercise[];
  opened: ExerciseFilters;
  introductions: Record<Group, GroupWords>;
};

const restMs = 150;
const replaceAddress = (filters: ExerciseFilters) => window.history.replaceState(null, "", addressOf(filters));

export function ExerciseLibrary({ first, opened, introductions }: ExerciseLibraryProps) {
  const t = useTranslations("exercises");
  const ui = useTranslations("ui");
  const filters = filtersOf(new URLSearchParams(useSearchParams()));
  const [typed, setTyped] = useState(opened.q ?? "");
  const question = exercisesFound(filters);
  const isOpened = question.queryKey.join() === exercisesFound(opened).queryKey.join();
  const { data = [], isError, refetch } = useQuery({ ...question, ...(isOpened && { initialData: first }) });
  const shown = data.filter(isFrom(filters.source));

  useEffect(() => {
    const waiting = setTimeout(() => {
      const now = filtersOf(new URLSearchParams(window.location.search));
      const q = typed.trim() || undefined;
      if (now.q !== q) replaceAddress({ ...now, q });
    }, restMs);
    return () => clearTimeout(waiting);
  }, [typed]);

  const { putAway } = filters;
  const clear = () => {
    setTyped("");
    replaceAddress({ putAway });
  };
  const isNarrowed = addressOf({ ...filters, putAway: undefined }) !== addressOf({});
  const count = t("found", { count: shown.length, query: filters.q ?? "", searched: filters.q ? "yes" : "no" });

  return (
    <div className="flex flex-col gap-6">
      <LibraryFilters
        filters={filters}
        typed={typed}
        onType={setTyped}
        onFilter={(change) => replaceAddress({ ...filters, q: typed.trim() || undefined, ...change })}
      />
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-soft">
          {count}
        </p>
        <div className="-mx-(--control-space) flex flex-wrap items-center">
          {isNarrowed ? (
            <Button look="plain" onClick={clear}>
              {t("filters.clear")}
            </Button>
          ) : null}
          <Button look="plain" onClick={() => replaceAddress({ ...filters, putAway: putAway ? undefined : "true" })}>
            {t(putAway ? "putAway.toLibrary" : "putAway.show")}
          </Button>
        </div>
      </div>
      {putAway ? <p className="max-w-prose text-soft">{t("putAway.lead")}</p> : null}
      {isError ? (
        <Notice
          kind="attention"
          live="polite"
          actions={<Button onClick={() => void refetch()}>{ui("tryAgain")}</Button>}
        >
          {t("search.failed")}
        </Notice>
      ) : null}
      {shown.length === 0 && !isError ? <NothingFound filters={filters} onClear={clear} /> : null}
      {filters.q || putAway ? (
        <Cards exercises={shown} heading={t(putAway ? "putAway.title" : "search.results")} />
      ) : (
        groupChoices.map((group) => (
          <GroupOfCards
            key={group}
            group={group}
            words={introductions[group]}
            exercises={shown.filter((exercise) => exercise.group === group)}
          />
        ))
      )}
      <ShortcutsNote shortcuts={[{ keys: ["/"], does: ui("search"), isSingle: true }]} />
    </div>
  );
}

function Cards({ exercises, heading }: { exercises: Exercise[]; heading?: string }) {
  if (exercises.length === 0) return null;
  return (
    <>
      {heading ? <h2 className="sr-only">{heading}</h2> : null}
      <ul className="grid gap-3 md:grid-cols-2 2xl:grid-cols-3">
        {exercises.map((exercise) => (
          <li key={exercise.id}>
            <ExerciseCard exercise={exercise} href={`/exercises/${exercise.id}`} />
          </li>
        ))}
      </ul>
    </>
  );
}

function GroupOfCards({ group, words, exercises }: { group: Group; words: GroupWords; exercises: Exercise[] }) {
  const t = useTranslations("exercises");
  if (exercises.length === 0) return null;
  return (
    <section aria-labelledby={`group-${group}`} className="flex flex-col gap-3">
      <div className="max-w-prose">
        <h2 id={`group-${group}`} className="text-heading">
          {t(`groups.${group}`)}
        </h2>
        <p className="text-soft">{words.text}</p>
        {words.notice ? <p className="mt-1 text-table text-soft">{words.notice}</p> : null}
      </div>
      <Cards exercises={exercises} />
    </section>
  );
}

function NothingFound({ filters, onClear }: { filters: ExerciseFilters; onClear: () => void }) {
  const t = useTranslations("exercises");
  if (filters.putAway && addressOf(filters) === addressOf({ putAway: "true" }))
    return <EmptyState title={t("putAway.none")}>{t("putAway.noneText")}</EmptyState>;
  const title = filters.q ? `?title=${encodeURIComponent(filters.q)}` : "";
  return (
    <EmptyState
      title={t("nothing.title")}
      drawing={<Illustration drawing="own-exercise" label={null} className="w-40" />}
      action={
        <span className="flex flex-wrap justify-center gap-3">
          <Button look="quiet" onClick={onClear}>
            {t("filters.clear")}
          </Button>
          <ButtonLink href={`/exercises/add${title}`}>{t("addOwn")}</ButtonLink>
        </span>
      }
    >
      {t("nothing.text")}
    </EmptyState>
  );
}
