import { useTranslations } from "next-intl";
import { Opener } from "@/components/ui/opener";
import type { Day } from "@/lib/calendar";
import { isAgreed, isOpen, onceIn } from "@/lib/verdicts/rules";
import type { VerdictAgreement } from "@/lib/verdicts/schema";
import { OwnAnswer } from "./own-answer";
import { isBack, useDayName, useVerdictSentence } from "./verdict-words";

type OwnVerdictProps = { clientId: string; agreements: readonly VerdictAgreement[]; today: Day };

/** Wanted: to know when there will be a look, and that nobody looks before. Feared: to be judged by one's numbers. */
export function OwnVerdict({ clientId, agreements, today }: OwnVerdictProps) {
  const t = useTranslations("verdicts.own");
  const tDesk = useTranslations("verdicts.desk");
  const day = useDayName(today);
  const agreement = agreements.find(({ withdrawn }) => withdrawn === null);
  if (!agreement) return null;
  const { id, proposed, together, accepted, lookOn, rating, wanted, points } = agreement;
  const open = isOpen(agreement, today);
  const when = together ? t("together", { day: day(proposed.on) }) : null;
  const yes = accepted ? t("youSaidYes", { day: day(accepted.on) }) : null;
  return (
    <section aria-labelledby="own-verdict" className="surface flex flex-col gap-3 p-5">
      <h2 id="own-verdict" className="text-heading">
        {t("title")}
      </h2>
      {open ? null : <Said agreement={agreement} />}
      {open ? (
        <>
          <p>{t("plan", { day: day(lookOn), rating, wanted, points })}</p>
          <p className="text-desk text-soft">
            {t("phases", {
              from: day(agreement.baselineFrom),
              until: day(agreement.baselineUntil),
              secondFrom: day(agreement.secondFrom),
              lookOn: day(lookOn),
            })}{" "}
            {t("silent")}
          </p>
          {isAgreed(agreement) ? null : <p>{t("asks", { name: proposed.by ?? tDesk("someone") })}</p>}
        </>
      ) : (
        <p className="text-desk text-soft">{t("lookedOn", { day: day(lookOn) })}</p>
      )}
      {when || yes ? <p className="text-desk text-soft">{[when, yes].filter(Boolean).join(" ")}</p> : null}
      {open ? (
        <OwnAnswer clientId={clientId} id={id} isAgreed={isAgreed(agreement)} words={{ yes: t("yes"), no: t("no") }} />
      ) : null}
    </section>
  );
}

function Said({ agreement }: { agreement: VerdictAgreement }) {
  const t = useTranslations("verdicts.own");
  const tTold = useTranslations("verdicts.told");
  const sentence = useVerdictSentence("own");
  const { verdict, wanted } = agreement;
  if (!("counts" in verdict)) return verdict.kind === "not_agreed" ? <p>{t("not_agreed")}</p> : null;
  const { earlier, later } = verdict.counts;
  const counted = [
    t("counted", { earlier: earlier.count, later: later.count }),
    t("missing", { count: earlier.missing + later.missing }),
  ].join(" ");
  if (!("figures" in verdict))
    return (
      <>
        <p>{t(verdict.kind)}</p>
        <p className="text-desk text-soft">{counted}</p>
      </>
    );
  const { falseAlarm, resembles } = verdict.figures;
  const way = wanted;
  const times = { times: onceIn(falseAlarm.independent), timesCarried: onceIn(falseAlarm.carried) };
  return (
    <>
      <p>
        {sentence(agreement, verdict)}
        {isBack(verdict.kind) ? ` ${t("talk")}` : null}
        {resembles ? ` ${tTold("resembles")}` : null}
      </p>
      <Opener label={t("sure")}>
        <p className="text-desk text-soft">
          {counted} {tTold("falseAlarm", { way, ...times })} {tTold("notWhy")}
        </p>
      </Opener>
    </>
  );
}
