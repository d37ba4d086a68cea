"use client";

import { useTranslations } from "next-intl";
import { BottomActions } from "@/components/frame/bottom-actions";
import { Button } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import { NobodyWatches } from "./nobody-watches";
import { isJudged, itemsFor, type Offer, offerOf, standingOf } from "./session-choices";
import type { Course } from "./session-course";
import { BackButton, type ScreenProps, ScreenTitle } from "./session-questions";
import { dayInWords } from "./today-items";

type GateProps = ScreenProps & { locale: Locale };

/** Why release is shut, kindly, and in the words of what was agreed. */
function useWhyShut({ course, locale }: { course: Course; locale: Locale }) {
  const t = useTranslations("sessions");
  const { ratings, today, again, startedAt } = course;
  const [tension, safety] =
    again === "asked" ? [ratings.tensionAgain, ratings.safetyAgain] : [ratings.tensionBefore, ratings.safetyBefore];
  return ({ kind, because }: Offer): string | null => {
    if (kind === "doneToday") return t("choice.releaseDone");
    if (kind !== "shut" || !because) return null;
    const { nextDay } = standingOf(today, startedAt);
    return t(`today.release.reasons.${because}`, {
      tension: Number(tension),
      safety: Number(safety),
      threshold: today.safety.threshold,
      day: nextDay ? dayInWords(nextDay, locale) : "",
    });
  };
}

/** Release too, only relax, or not today: of one kind. What is shut is not offered, and says why. */
export function ChoiceScreen({ course, act, locale }: GateProps) {
  const t = useTranslations("sessions");
  const whyShut = useWhyShut({ course, locale });
  const offer = offerOf(course, course.here ?? "yes");
  const judged = isJudged(course);
  const relaxing = itemsFor(course.today, "relax-only", offer.contact);
  const canRelax = relaxing.length > 0;
  const withGround = relaxing.some((item) => item.exercise.group === "release");
  const way = (
    id: "release" | "releaseLater" | "relaxOnly" | "relaxAndGround" | "notToday",
    choice: "relax-and-release" | "relax-only" | "notToday",
  ) => ({
    id,
    label: t(`choice.${id}.title`),
    hint: t(`choice.${id}.line`),
    onChoose: () => act({ kind: "choose", choice }),
  });
  const ways = [
    ...(offer.kind === "open" ? [way("release", "relax-and-release")] : []),
    ...(offer.kind === "relax-first" ? [way("releaseLater", "relax-and-release")] : []),
    ...(canRelax ? [way(withGround ? "relaxAndGround" : "relaxOnly", "relax-only")] : []),
    way("notToday", "notToday"),
  ];
  const why = whyShut(offer);
  return (
    <>
      {judged ? null : <BackButton act={act} />}
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
      {offer.contact ? (
        <>
          <OwnHelp course={course} />
          <NobodyWatches today={course.today} locale={locale} open />
        </>
      ) : null}
      {canRelax ? null : <p className="text-soft">{t("today.openInstead.none")}</p>}
      <p className="text-desk text-soft">
        {judged ? `${t("choice.stands")} ` : null}
        {t("choice.changeable")}
      </p>
    </>
  );
}

export function PresenceScreen({ course, act, locale }: GateProps) {
  const t = useTranslations("sessions");
  const answers = ["yes", "unsure", "no"] as const;
  const fine = course.today.safety.agreement?.words.fine;
  return (
    <>
      <BackButton act={act} />
      <ScreenTitle>{t("presence.title")}</ScreenTitle>
      <p className="-mt-3 text-soft">{t("presence.help")}</p>
      {fine ? (
        <Notice title={t("presence.ownWords")}>
          <p className="whitespace-pre-line">{fine}</p>
        </Notice>
      ) : null}
      <ChoiceActions
        label={t("presence.title")}
        choices={answers.map((here) => ({
          id: here,
          label: t(`presence.${here}`),
          onChoose: () => act({ kind: "here", here }),
        }))}
      />
      <NobodyWatches today={course.today} locale={locale} />
    </>
  );
}

export function NotHereScreen({ course, act, locale }: GateProps) {
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
      <ScreenTitle>{t(`presence.${answer}.title`)}</ScreenTitle>
      <p className="-mt-3">{t(`presence.${answer}.body`)}</p>
      <OwnHelp course={course} />
      <ChoiceActions label={t(`presence.${answer}.title`)} choices={canRelax ? [relax, notToday] : [notToday]} />
      <NobodyWatches today={course.today} locale={locale} />
    </>
  );
}

/** After relaxing and rating once more: what was done was good, and release stays shut today. */
export function StayedShutScreen({ course, act, locale }: GateProps) {
  const t = useTranslations("sessions");
  const whyShut = useWhyShut({ course, locale });
  const offer = offerOf(course, course.here ?? "yes");
  return (
    <>
      <ScreenTitle>{t("again.shutTitle")}</ScreenTitle>
      <p className="-mt-3">{whyShut(offer)}</p>
      <p>{t("again.shutBody")}</p>
      <NobodyWatches today={course.today} locale={locale} open={offer.contact} />
      <BottomActions>
        <Button wide onClick={() => act({ kind: "next" })}>
          {t("after.next")}
        </Button>
      </BottomActions>
    </>
  );
}

/** What helps this client back, as they wrote it themselves. */
export function OwnHelp({ course }: Pick<ScreenProps, "course">) {
  const t = useTranslations("sessions.stopping");
  const words = course.today.safety.agreement?.words.helpsBack;
  return words ? (
    <Notice title={t("ownHelp")}>
      <p className="whitespace-pre-line">{words}</p>
    </Notice>
  ) : null;
}
