"use client";

import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { checkInLetter } from "@/lib/moments/browser";
import { checkInCorrectionOf } from "@/lib/moments/rules";
import { currentWording } from "@/lib/ratings/rules";
import type { Moment } from "@/lib/ratings/schema";
import type { GivenCheckIn } from "@/lib/sessions/schema";
import { CorrectionFrame } from "./correction-frame";
import { RightedRating } from "./righted-rating";
import { WhereItIs } from "./session-questions";

type Draft = Partial<Moment> & { id: string };

type CheckInCorrectionProps = { checkIn: GivenCheckIn; mayBePutRight: boolean; memberId: string };

/** What was told between sessions, told otherwise: both numbers, and where it was felt. */
export function CheckInCorrection({ checkIn, mayBePutRight, memberId }: CheckInCorrectionProps) {
  const t = useTranslations("sessions.correction");
  const { id: corrects, at, timeZone, tension, safety, areas } = checkIn;
  const stood: Moment = { tension, safety, areas };
  function letters({ id, ...draft }: Draft) {
    const told = checkInCorrectionOf(stood, { ...stood, ...draft });
    return told ? [checkInLetter(id, { ...told, at, timeZone, corrects, wording: currentWording })] : [];
  }
  return (
    <CorrectionFrame<Draft>
      of={`correction/${corrects}`}
      memberId={memberId}
      effect={t(mayBePutRight ? "replaces" : "addsBetween")}
      mayBePutRight={mayBePutRight}
      letters={letters}
    >
      {(draft, keep) => {
        const now: Moment = { ...stood, ...draft };
        const change = (part: Partial<Moment>) => keep({ ...draft, ...part, id: uuidv7() });
        return (
          <div className="flex flex-col gap-5 pb-3">
            {(["tension", "safety"] as const).map((scale) => (
              <RightedRating
                key={scale}
                scale={scale}
                legend={t(`${scale}Between`)}
                value={now[scale]}
                onChange={(chosen) => change({ [scale]: chosen })}
              />
            ))}
            <WhereItIs areas={now.areas} onChange={(chosen) => change({ areas: chosen })} />
          </div>
        );
      }}
    </CorrectionFrame>
  );
}
