"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { BottomActions } from "@/components/frame/bottom-actions";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { OutboxLine } from "@/components/frame/outbox-line";
import { useParcelWords } from "@/components/sessions/parcel-words";
import { ScreenTitle } from "@/components/sessions/session-questions";
import { Button, ButtonLink } from "@/components/ui/button";
import { SkeletonLines } from "@/components/ui/skeleton";
import { dayOf } from "@/lib/calendar";
import { goalScoreLetter } from "@/lib/goals/browser";
import { measureScoreLetter } from "@/lib/measures/browser";
import { nameOf } from "@/lib/outbox/parcel";
import type { Rating } from "@/lib/ratings/schema";
import { EarlierScores } from "./earlier-scores";
import type { ScoreQuestion } from "./score-question";
import { ScoreScales } from "./score-scales";

interface Answers {
  id: string;
  /** The question that these answer: a draft of another is left alone. */
  of: string;
  values: Record<string, Rating>;
  earlierShown: boolean;
}

type ScoreFormProps = { questions: ScoreQuestion[]; clientId: string; memberId: string };

/**
 * One question on a screen, in the same words as before. Wanted: to say how it is now, and be done. Feared: a test that
 * compares, or having to know what was said the time before.
 */
export function ScoreForm({ questions, clientId, memberId }: ScoreFormProps) {
  const t = useTranslations("goals.score");
  const [at, setAt] = useState(0);
  const [sent, setSent] = useState<string | null>(null);
  const [draft, keep, ready] = useKeptDraft<Answers>("score", memberId);
  const { outbox } = useOutbox();
  const isSending = useRef(false);
  const question = questions[at];

  if (!ready) return <SkeletonLines label={t("loading")} />;
  if (!question) return <Thanks name={sent} />;
  const answers = draft?.of === question.id ? draft : { id: "", of: question.id, values: {}, earlierShown: false };
  const tell = (change: Partial<Answers>) => keep({ ...answers, ...change, id: uuidv7() });
  const isTold = Object.values(answers.values).some((value) => value !== null);

  const send = async () => {
    if (!outbox || !isTold || isSending.current) return;
    isSending.current = true;
    const scoredOn = dayOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone || "Europe/Amsterdam");
    const { id, values, earlierShown } = answers;
    const letter =
      question.kind === "goal"
        ? goalScoreLetter(clientId, question.id, id, {
            scoredOn,
            going: values.going ?? null,
            content: values.content ?? null,
            level: null,
            earlierShown,
            wording: question.words,
          })
        : measureScoreLetter(clientId, question.id, id, { scoredOn, values, earlierShown });
    // The answers are given up only once they lie in the queue; without room for that they live as long as the page.
    if ((await outbox.put(letter)) === "kept") keep(null);
    setSent(nameOf(letter));
    setAt(at + 1);
    window.scrollTo(0, 0);
    await outbox.send();
    isSending.current = false;
  };

  return (
    <>
      <ButtonLink href="/today" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("toToday")}
      </ButtonLink>
      <ScreenTitle
        key={question.id}
        eyebrow={questions.length > 1 ? t("place", { at: at + 1, of: questions.length }) : t("eyebrow")}
      >
        {question.words}
      </ScreenTitle>
      <p className="-mt-3 text-soft">{t("intro")}</p>
      <ScoreScales
        key={`scales ${question.id}`}
        question={question}
        values={answers.values}
        onChange={(name, value) => tell({ values: { ...answers.values, [name]: value } })}
      />
      <EarlierScores key={`earlier ${question.id}`} question={question} onShown={() => tell({ earlierShown: true })} />
      <BottomActions>
        <Button wide disabled={!isTold || !outbox} onClick={() => void send()}>
          {at + 1 < questions.length ? t("keepAndOn") : t("keep")}
        </Button>
        <Button
          look="quiet"
          wide
          onClick={() => {
            setAt(at + 1);
            window.scrollTo(0, 0);
          }}
        >
          {t("skip")}
        </Button>
      </BottomActions>
    </>
  );
}

function Thanks({ name }: { name: string | null }) {
  const t = useTranslations("goals.score");
  const read = useParcelWords();
  return (
    <>
      <ScreenTitle>{t(name ? "thanks.title" : "passed.title")}</ScreenTitle>
      <p className="-mt-3">{t(name ? "thanks.body" : "passed.body")}</p>
      {name ? (
        <OutboxLine
          read={read}
          of={{ name, sending: t("thanks.sending"), sent: t("thanks.sent"), later: t("thanks.later") }}
        />
      ) : null}
      <BottomActions>
        <ButtonLink href="/today" wide>
          {t("thanks.toToday")}
        </ButtonLink>
        <ButtonLink href="/my-progress" look="quiet" wide>
          {t("thanks.toProgress")}
        </ButtonLink>
      </BottomActions>
    </>
  );
}
