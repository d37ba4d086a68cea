import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Illustration } from "@/components/ui/illustration";
import type { Exercise } from "@/lib/exercises/schema";
import { rangeWords } from "./dose-words";
import { drawingOf } from "./drawing-of";

export function ExerciseBadges({ exercise }: { exercise: Pick<Exercise, "group" | "phase" | "source" | "putAway"> }) {
  const t = useTranslations("exercises");
  const { group, phase, source, putAway } = exercise;
  return (
    <span className="flex flex-wrap gap-1.5">
      <Badge hue={group === "relax" ? "moss" : "clay"}>
        {group === "relax" ? t("groups.relax") : t("groupAndPhase", { phase: t(`phases.${phase}`) })}
      </Badge>
      {source === "practice" ? <Badge>{t("own")}</Badge> : null}
      {putAway ? <Badge>{t("putAway.badge")}</Badge> : null}
    </span>
  );
}

/** An exercise in the library: the drawing beside what it is, how long and in which posture. The whole card leads on. */
export function ExerciseCard({ exercise, href }: { exercise: Exercise; href: string }) {
  const t = useTranslations("exercises");
  const locale = useLocale();
  return (
    <article className="surface relative flex h-full items-start gap-4 p-3 transition-colors hover:border-edge">
      <Illustration drawing={drawingOf(exercise)} label={null} className="w-28 shrink-0 rounded-desk sm:w-36" />
      <div className="flex min-w-0 flex-col gap-1.5 py-0.5">
        <h3 className="text-desk leading-snug">
          <Link href={href} className="after:absolute after:inset-0 after:rounded-card hover:underline">
            {exercise.title[locale]}
          </Link>
        </h3>
        <ExerciseBadges exercise={exercise} />
        <p className="text-table text-soft">
          {t(`postures.${exercise.posture}`)}
          <br />
          {rangeWords(t, exercise.dose)}
        </p>
      </div>
    </article>
  );
}
