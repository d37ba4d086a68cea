"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { uuidv7 } from "uuidv7";
import { BottomActions } from "@/components/frame/bottom-actions";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useOutbox } from "@/components/frame/outbox";
import { Button, ButtonLink } from "@/components/ui/button";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { Locale } from "@/lib/i18n/locale";
import { checkInLetter } from "@/lib/moments/browser";
import { isStillNow } from "@/lib/moments/rules";
import { nameOf } from "@/lib/outbox/parcel";
import { currentWording } from "@/lib/ratings/rules";
import { defaultTerms } from "@/lib/safety/rules";
import type { CheckIn } from "@/lib/sessions/schema";
import type { Today } from "@/lib/today/schema";
import { MomentSent, ScalesNow } from "./moment-parts";
import { NobodyWatches } from "./nobody-watches";
import { ContextChoices, PrivateLine } from "./session-context";
import { ScreenTitle, WhereItIs } from "./session-questions";
import { SteadyScreen } from "./steady-screen";
import { WaitingSessions } from "./waiting-sessions";

type Answers = Required<Pick<CheckIn, "tension" | "safety" | "areas">> & {
  /** With each answer it is another telling: the same one sent twice is known, and no two are taken for one. */
  id: string;
  at: string;
  context: NonNullable<CheckIn["context"]>;
  privateLine: string;
};
const unanswered = {
  tension: null,
  safety: null,
  areas: [],
  context: { place: null, company: null, event: null },
  privateLine: "",
} satisfies Omit<Answers, "id" | "at">;

const isTold = ({ tension, safety, areas, context, privateLine }: Omit<Answers, "id" | "at">) =>
  [tension, safety, context.place, context.company, context.event].some((answer) => answer !== null) ||
  areas.length > 0 ||
  privateLine.trim() !== "";

type CheckInFormProps = { today: Today; locale: Locale; memberId: string };

/** Two numbers at any moment, beside no session. Wanted: to say how it is and be done. Feared: that somebody must act on it. */
export function CheckInForm({ today, locale, memberId }: CheckInFormProps) {
  const t = useTranslations("sessions");
  const [kept, keep, ready] = useKeptDraft<Answers>("check-in", memberId);
  const [openedAt] = useState(() => new Date());
  const { outbox } = useOutbox();
  const [sent, setSent] = useState<string | null>(null);
  const isSending = useRef(false);
  const draft = kept && (Date.parse(kept.at) > openedAt.getTime() || isStillNow(kept.at, openedAt)) ? kept : null;
  const answers = draft ?? unanswered;
  const tell = (change: Partial<Answers>) =>
    keep({ ...answers, ...change, id: uuidv7(), at: new Date().toISOString() });
  const { safety } = answers;
  const relaxOnlyBelow = today.safety.agreement?.terms.relaxOnlyBelow ?? defaultTerms.relaxOnlyBelow;

  const send = async () => {
    if (!outbox || !draft || isSending.current) return;
    isSending.current = true;
    const { id, context, privateLine, ...told } = draft;
    const hasContext = Object.values(context).some((part) => part !== null);
    const letter = checkInLetter(id, {
      ...told,
      ...(hasContext && { context }),
      ...(privateLine.trim() && { privateLine: privateLine.trim() }),
      wording: currentWording,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || today.timeZone,
    });
    // The answers are given up only once they lie in the queue; without room for that they live as long as the page.
    if ((await outbox.put(letter)) === "kept") keep(null);
    setSent(nameOf(letter));
    await outbox.send();
  };

  if (!ready) return <SkeletonLines label={t("frame.loading")} />;
  if (sent) return <MomentSent name={sent} of="checkIn" />;
  return (
    <SteadyScreen of="answers">
      <ButtonLink href="/today" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("before.toToday")}
      </ButtonLink>
      <ScreenTitle>{t("checkIn.title")}</ScreenTitle>
      <p className="-mt-3 text-soft">{t("checkIn.intro")}</p>
      <WaitingSessions />
      <ScalesNow answers={answers} onChange={tell} />
      <div>
        <WhereItIs areas={answers.areas} onChange={(areas) => tell({ areas })} />
        <ContextChoices context={answers.context} onChange={(context) => tell({ context })} />
        <PrivateLine line={answers.privateLine} onChange={(privateLine) => tell({ privateLine })} />
      </div>
      <NobodyWatches
        key={String(typeof safety === "number" && safety < relaxOnlyBelow)}
        today={today}
        locale={locale}
        open={typeof safety === "number" && safety < relaxOnlyBelow}
      />
      <BottomActions>
        <Button wide disabled={!isTold(answers) || !outbox} onClick={() => void send()}>
          {t("checkIn.send")}
        </Button>
      </BottomActions>
    </SteadyScreen>
  );
}
