"use client";

import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { TextArea } from "@/components/ui/field";
import { Opener } from "@/components/ui/opener";
import { correctionLetter } from "@/lib/moments/browser";
import { correctionOf, echoCorrectionOf, type Righted, rightedOf } from "@/lib/moments/rules";
import { currentWording } from "@/lib/ratings/rules";
import { type Comparison, comparisons } from "@/lib/sessions/rules";
import type { EchoAnswers, LoggedSession } from "@/lib/sessions/schema";
import { CorrectionFrame } from "./correction-frame";
import { RightedRating } from "./righted-rating";

/** Only what was touched, so that what was put right elsewhere meanwhile stays as it is. */
type Draft = Partial<Righted> & { id: string; echoId?: string; echo?: Partial<EchoAnswers> };

type CorrectionFormProps = {
  session: Pick<LoggedSession, "id" | "before" | "after" | "note" | "echo">;
  /** Afterwards a word is added beside what stands there. The day after has its own time, as it was told later. */
  mayBePutRight: boolean;
  mayEchoBePutRight: boolean;
  memberId: string;
};

/** What was told of a session, told otherwise: its numbers, its note, and the day after. */
export function CorrectionForm({ session, mayBePutRight, mayEchoBePutRight, memberId }: CorrectionFormProps) {
  const t = useTranslations("sessions");
  const { echo } = session;

  function letters(draft: Draft) {
    const told = correctionOf(session, { ...rightedOf(session), ...draft });
    const after = echo ? echoCorrectionOf(echo, { ...echo, ...draft.echo }) : null;
    const isRated = told?.before !== undefined || told?.after !== undefined;
    return [
      ...(told
        ? [correctionLetter(session.id, { id: draft.id, ...told, ...(isRated && { wording: currentWording }) })]
        : []),
      ...(after && draft.echoId
        ? [correctionLetter(session.id, { id: draft.echoId, echo: after, wording: currentWording })]
        : []),
    ];
  }

  return (
    <CorrectionFrame<Draft>
      of={`correction/${session.id}`}
      memberId={memberId}
      effect={t(mayBePutRight ? "correction.replaces" : "correction.adds")}
      mayBePutRight={mayBePutRight}
      letters={letters}
    >
      {(draft, keep) => {
        const righted: Righted = { ...rightedOf(session), ...draft };
        const change = (part: Partial<Righted>) => keep({ ...draft, ...part, id: uuidv7() });
        const changeEcho = (part: Partial<EchoAnswers>) =>
          keep({ id: uuidv7(), ...draft, echoId: uuidv7(), echo: { ...draft?.echo, ...part } });
        return (
          <>
            {(["Before", "After"] as const).map((when) => (
              <Opener key={when} ruled label={t(`correction.moments.${when}`)}>
                <div className="flex flex-col gap-5 pt-1 pb-3">
                  {(["tension", "safety"] as const).map((scale) => (
                    <RightedRating
                      key={scale}
                      scale={scale}
                      legend={t(`correction.${scale}${when}`)}
                      value={righted[`${scale}${when}`]}
                      onChange={(chosen) => change({ [`${scale}${when}`]: chosen })}
                    />
                  ))}
                </div>
              </Opener>
            ))}
            {echo ? (
              <Opener ruled label={t("correction.moments.echo")}>
                <EchoParts
                  answers={{ ...echo, ...draft?.echo }}
                  hint={mayEchoBePutRight === mayBePutRight ? null : t(`correction.echo.${mayEchoBePutRight}`)}
                  change={changeEcho}
                />
              </Opener>
            ) : null}
            <Opener ruled label={t("correction.note")}>
              <TextArea
                label={t("correction.noteLabel")}
                labelHidden
                rows={4}
                maxLength={4000}
                value={righted.note}
                onChange={(event) => change({ note: event.target.value })}
              />
            </Opener>
          </>
        );
      }}
    </CorrectionFrame>
  );
}

type EchoPartsProps = { answers: EchoAnswers; hint: string | null; change: (part: Partial<EchoAnswers>) => void };

function EchoParts({ answers, hint, change }: EchoPartsProps) {
  const t = useTranslations("sessions");
  return (
    <div className="flex flex-col gap-5 pt-1 pb-3">
      {hint ? <p className="text-soft">{hint}</p> : null}
      {(["tension", "safety"] as const).map((scale) => (
        <RightedRating
          key={scale}
          scale={scale}
          legend={t(`correction.${scale}Echo`)}
          value={answers[scale]}
          onChange={(chosen) => change({ [scale]: chosen })}
        />
      ))}
      {(["sleep", "mood"] as const).map((part) => (
        <ChoiceSwitch<Comparison>
          key={part}
          label={t(`echo.${part}`)}
          choices={comparisons.map((value) => ({ value, label: t(`echo.compared.${value}`) }))}
          value={answers[part]}
          onChange={(value) => change({ [part]: value })}
        />
      ))}
    </div>
  );
}
