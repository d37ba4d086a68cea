import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Illustration } from "@/components/ui/illustration";
import { Notice } from "@/components/ui/notice";
import type { Bilingual, Exercise } from "@/lib/exercises/schema";
import type { Locale } from "@/lib/i18n/locale";
import { rangeWords } from "./dose-words";
import { drawingOf } from "./drawing-of";

type ExerciseSheetProps = {
  exercise: Exercise;
  /** The language in which the exercise is read, which need not be that of the screen. */
  content: Locale;
  /** The language of the screen. */
  locale: Locale;
  /** Under the facts: where it stands among other exercises. */
  children?: ReactNode;
  /** On a phone's page, whose column is narrow on every screen, all stands below each other; the dose stands in its title. */
  narrow?: boolean;
};

/** The whole of an exercise, as its therapist reads it. Its caution comes before anything that is done. */
export function ExerciseSheet({ exercise, content, locale, children, narrow = false }: ExerciseSheetProps) {
  const t = useTranslations("exercises");
  const { caution, cue, imagery, dose, group, phase, posture } = exercise;
  const said = (text: Bilingual) => <p lang={content}>{text[content]}</p>;

  return (
    <div className={classNames("grid gap-x-10 gap-y-6", !narrow && "lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]")}>
      <div className={classNames("flex flex-col gap-6", !narrow && "lg:order-last")}>
        <Illustration
          drawing={drawingOf(exercise)}
          label={exercise.illustrationAlt[locale]}
          className="w-full max-w-md rounded-card"
        />
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-desk">
          {narrow ? null : <Fact name={t("facts.dose")}>{rangeWords(t, dose)}</Fact>}
          <Fact name={t("facts.posture")}>{t(`postures.${posture}`)}</Fact>
          <Fact name={t("facts.group")}>{t(`groups.${group}`)}</Fact>
          {group === "release" ? <Fact name={t("facts.phase")}>{t(`phases.${phase}`)}</Fact> : null}
        </dl>
        {children}
      </div>
      <div className="flex max-w-prose flex-col gap-6">
        {caution ? (
          <Notice kind="attention" title={t("parts.caution")}>
            {said(caution)}
          </Notice>
        ) : null}
        <Part title={t("parts.purpose")}>{said(exercise.purpose)}</Part>
        <Part title={t("parts.steps")}>
          <ol lang={content} className="flex list-decimal flex-col gap-2 pl-6 marker:text-soft">
            {exercise.steps.map(({ text }, at) => (
              <li key={`${at} ${text.nl}`} className="pl-1 whitespace-pre-line">
                {text[content]}
              </li>
            ))}
          </ol>
        </Part>
        {cue ? <Part title={t("parts.cue")}>{said(cue)}</Part> : null}
        {imagery ? <Part title={t("parts.imagery")}>{said(imagery)}</Part> : null}
      </div>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5 whitespace-pre-line">
      <h2 className="text-heading">{title}</h2>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
