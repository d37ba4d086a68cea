"use client";

import { useTranslations } from "next-intl";
import { BottomActions } from "@/components/frame/bottom-actions";
import { OutboxLine } from "@/components/frame/outbox-line";
import { ButtonLink } from "@/components/ui/button";
import { RatingScale } from "@/components/ui/rating-scale";
import type { Rating } from "@/lib/ratings/schema";
import { useParcelWords } from "./parcel-words";
import { ScreenTitle } from "./session-questions";
import { SteadyScreen } from "./steady-screen";

type Scales = { tension: Rating; safety: Rating };

/** How it is at this moment, by both scales; neither is chosen beforehand. */
export function ScalesNow({ answers, onChange }: { answers: Scales; onChange: (answer: Partial<Scales>) => void }) {
  const t = useTranslations("sessions.ratings");
  return (["tension", "safety"] as const).map((scale) => (
    <RatingScale
      key={scale}
      legend={t(`${scale}.question`)}
      legendSize="field"
      low={t(`${scale}.low`)}
      high={t(`${scale}.high`)}
      declinedLabel={t("declined")}
      hue={scale === "safety" ? "sea" : "moss"}
      value={answers[scale]}
      onChange={(value) => onChange({ [scale]: value })}
    />
  ));
}

/** What stands there once somebody has told: thanks, where it is now, and the way back to the day. */
export function MomentSent({ name, of }: { name: string; of: "echo" | "checkIn" }) {
  const t = useTranslations("sessions");
  const read = useParcelWords();
  return (
    <SteadyScreen of="sent">
      <ScreenTitle>{t("thanks.title")}</ScreenTitle>
      <p className="-mt-3">{t(`${of}.thanks`)}</p>
      <OutboxLine
        read={read}
        of={{ name, sending: t("saving.sending"), sent: t("saving.sent"), later: t(`${of}.willBeSent`) }}
      />
      <BottomActions>
        <ButtonLink href="/today" wide>
          {t("thanks.toToday")}
        </ButtonLink>
      </BottomActions>
    </SteadyScreen>
  );
}
