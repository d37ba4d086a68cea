"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button, ButtonLink } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { Notice } from "@/components/ui/notice";
import { RatingScale } from "@/components/ui/rating-scale";
import { gateOf, itemsFor } from "./session-choices";
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

export function BackButton({ act }: { act: (act: Act) => void }) {
  const t = useTranslations("sessions.before");
  return (
    <Button look="plain" className={atTop} onClick={() => act({ kind: "back" })}>
      {t("back")}
    </Button>
  );
}

const scales = {
  tensionBefore: "tension",
  tensionAfter: "tension",
  safetyBefore: "safety",
  safetyAfter: "safety",
} as const;

/** One question. Nothing is chosen beforehand, and passing it over is as good as answering. */
export function RatingScreen({ course, act, question }: ScreenProps & { question: Question }) {
  const t = useTranslations("sessions");
  const scale = scales[question];
  const moment = question === "tensionBefore" || question === "safetyBefore" ? "before" : "after";
  const isFirst = scale === "tension";
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
      ) : question === "tensionAfter" ? null : (
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
          hint={isFirst ? t(`${moment}.intro`) : undefined}
          low={t(`ratings.${scale}.low`)}
          high={t(`ratings.${scale}.high`)}
          declinedLabel={t("ratings.declined")}
          hue={scale === "safety" ? "sea" : "moss"}
          value={course.ratings[question]}
          onChange={(value) => act({ kind: "rate", question, value })}
        />
      </div>
      <BottomActions>
        {/* One button: without an answer it passes the question over, and says so. */}
        <Button type="submit" wide look={course.ratings[question] === null ? "quiet" : "primary"}>
          {course.ratings[question] === null ? t("ratings.skip") : t(`${moment}.next`)}
        </Button>
      </BottomActions>
    </form>
  );
}

/** Release too, only relax, or not today: of one kind. What is shut is not offered, and says why. */
export function ChoiceScreen({ course, act }: ScreenProps) {
  const t = useTranslations("sessions");
  const offer = gateOf(course, "yes");
  const canRelax = itemsFor(course.today, "relax-only").length > 0;
  const { safetyBefore } = course.ratings;
  const way = (id: "release" | "relaxOnly" | "notToday", choice: "relax-and-release" | "relax-only" | "notToday") => ({
    id,
    label: t(`choice.${id}.title`),
    hint: t(`choice.${id}.line`),
    onChoose: () => act({ kind: "choose", choice }),
  });
  const ways = [
    ...(offer === "open" ? [way("release", "relax-and-release")] : []),
    ...(canRelax ? [way("relaxOnly", "relax-only")] : []),
    way("notToday", "notToday"),
  ];
  const why =
    offer === "safetyLow"
      ? t("today.release.reasons.safetyLow", {
          safety: Number(safetyBefore),
          threshold: course.today.safety.threshold,
        })
      : offer === "doneToday"
        ? t("choice.releaseDone")
        : offer === "open" || offer === "absent"
          ? null
          : t(`today.release.reasons.${offer}`);
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("choice.title")}</ScreenTitle>
      {ways.length > 1 ? (
        <p className="-mt-3 text-soft">{t(ways.length === 3 ? "choice.intro" : "choice.introTwo")}</p>
      ) : null}
      <ChoiceActions label={t("choice.title")} choices={ways} />
      {why ? (
        <Notice title={t("today.release.shutTitle")}>
          <p>{why}</p>
        </Notice>
      ) : null}
      {canRelax ? null : <p className="text-soft">{t("today.openInstead.none")}</p>}
      <p className="text-desk text-soft">{t("choice.changeable")}</p>
    </>
  );
}

export function PresenceScreen({ act }: ScreenProps) {
  const t = useTranslations("sessions");
  const answers = ["yes", "unsure", "no"] as const;
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("presence.title")}</ScreenTitle>
      <p className="-mt-3 text-soft">{t("presence.help")}</p>
      <ChoiceActions
        label={t("presence.title")}
        choices={answers.map((here) => ({
          id: here,
          label: t(`presence.${here}`),
          onChoose: () => act({ kind: "here", here }),
        }))}
      />
      <p className="text-desk text-soft">{t("live.line")}</p>
    </>
  );
}

export function NotHereScreen({ course, act }: ScreenProps) {
  const t = useTranslations("sessions");
  const answer = course.here === "unsure" ? "afterUnsure" : "afterNo";
  const canRelax = itemsFor(course.today, "relax-only").length > 0;
  const relax = {
    id: "relaxOnly",
    label: t(`presence.${answer}.goOn`),
    onChoose: () => act({ kind: "choose", choice: "relax-only" }),
  } as const;
  const notToday = {
    id: "notToday",
    label: t("presence.afterNo.notToday"),
    onChoose: () => act({ kind: "choose", choice: "notToday" }),
  } as const;
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t(`presence.${answer}.title`)}</ScreenTitle>
      <p className="-mt-3">{t(`presence.${answer}.body`)}</p>
      <ChoiceActions label={t(`presence.${answer}.title`)} choices={canRelax ? [relax, notToday] : [notToday]} />
    </>
  );
}
