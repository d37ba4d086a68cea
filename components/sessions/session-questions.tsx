"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { BodyAreas } from "@/components/ratings/body-areas";
import { Button, ButtonLink } from "@/components/ui/button";
import { Opener } from "@/components/ui/opener";
import { RatingScale } from "@/components/ui/rating-scale";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Act, Course, Question } from "./session-course";

export type ScreenProps = { course: Course; act: (act: Act) => void };

/** The title of a screen. It takes the focus when the screen comes, so that who listens hears where they are. */
export function ScreenTitle({
  eyebrow,
  small = false,
  children,
}: {
  eyebrow?: ReactNode;
  /** While an exercise runs, its name makes room. */
  small?: boolean;
  children: ReactNode;
}) {
  return (
    <header className="flex flex-col gap-1">
      {eyebrow ? <p className="text-desk text-soft">{eyebrow}</p> : null}
      <h1 tabIndex={-1} className={small ? "text-heading" : "text-question"}>
        {children}
      </h1>
    </header>
  );
}

const atTop = "-mt-3 -mb-2 -ml-5 self-start";

export function BackButton({ act, label }: { act: (act: Act) => void; label?: string }) {
  const t = useTranslations("sessions.before");
  return (
    <Button look="plain" className={atTop} onClick={() => act({ kind: "back" })}>
      {label ?? t("back")}
    </Button>
  );
}

const asked = {
  tensionBefore: { scale: "tension", moment: "before" },
  safetyBefore: { scale: "safety", moment: "before" },
  tensionAgain: { scale: "tension", moment: "again" },
  safetyAgain: { scale: "safety", moment: "again" },
  tensionAfter: { scale: "tension", moment: "after" },
  safetyAfter: { scale: "safety", moment: "after" },
} as const;

/** One question. Nothing is chosen beforehand, and passing it over is as good as answering. */
export function RatingScreen({ course, act, question }: ScreenProps & { question: Question }) {
  const t = useTranslations("sessions");
  const format = useFormatter();
  const { scale, moment } = asked[question];
  const isFirst = scale === "tension";
  const areas = isFirst && moment !== "again" ? course.areas[moment] : [];
  const isEmpty = course.ratings[question] === null && areas.length === 0;
  const near = course.today.sharedWith ?? [];
  const names = format.list(near, { type: "conjunction" });
  const alsoSeenBy = near.length > 0 && t("before.shared", { names, count: near.length });
  return (
    <form
      className="flex flex-1 flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        act({ kind: "next" });
      }}
    >
      {question === "tensionBefore" ? (
        <ButtonLink href="/today" look="plain" className={atTop}>
          {t("before.toToday")}
        </ButtonLink>
      ) : isFirst ? null : (
        <BackButton act={act} />
      )}
      <div className="flex flex-col gap-1">
        <p className="text-desk text-soft">{t(`${moment}.eyebrow`)}</p>
        <RatingScale
          key={question}
          legend={
            <h1 tabIndex={-1} className="text-question">
              {t(`ratings.${scale}.question`)}
            </h1>
          }
          hint={
            isFirst ? [t(`${moment}.intro`), moment === "before" && alsoSeenBy].filter(Boolean).join(" ") : undefined
          }
          low={t(`ratings.${scale}.low`)}
          high={t(`ratings.${scale}.high`)}
          declinedLabel={t("ratings.declined")}
          hue={scale === "safety" ? "sea" : "moss"}
          value={course.ratings[question]}
          onChange={(value) => act({ kind: "rate", question, value })}
        />
      </div>
      {isFirst && moment !== "again" ? (
        <WhereItIs areas={areas} onChange={(chosen) => act({ kind: "areas", when: moment, areas: chosen })} />
      ) : null}
      <BottomActions>
        {/* One button: without an answer it passes the question over, says so, and stands on the other side. */}
        <div className="grid grid-cols-2 gap-2">
          <Button type="submit" look={isEmpty ? "quiet" : "primary"} className={isEmpty ? undefined : "col-start-2"}>
            {isEmpty ? t("ratings.skip") : t(`${moment}.next`)}
          </Button>
        </div>
      </BottomActions>
    </form>
  );
}

/** Asked only of who wants to say it: a line that opens, and stays as it was left. */
export function WhereItIs({ areas, onChange }: { areas: string[]; onChange: (areas: string[]) => void }) {
  const t = useTranslations("ratings.where");
  return (
    <Opener ruled label={t("open")} aside={areas.length > 0 ? t("chosen", { count: areas.length }) : undefined}>
      <p className="pb-3 text-desk text-soft">{t("help")}</p>
      <BodyAreas areas={areas} onChange={onChange} />
    </Opener>
  );
}
