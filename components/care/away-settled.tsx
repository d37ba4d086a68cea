"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useUndo } from "@/components/ui/undo-notice";
import type { Day } from "@/lib/calendar";
import { arrangeAway, endAway } from "@/lib/care/browser";
import type { AwayPlan } from "@/lib/care/schema";
import { type AwayTerm, awayTerms } from "./away-line";
import { useCarerWords } from "./carer-words";

/** What is settled already. A holiday that is put off is taken back as it was settled: in one act. */
export function AwaySettled({ plan, today }: { plan: AwayPlan; today: Day }) {
  const t = useTranslations("care.away");
  const card = useTranslations("care.card");
  const router = useRouter();
  const trouble = useTroubleWords("act");
  const offerUndo = useUndo();
  const heading = useRef<HTMLHeadingElement>(null);
  const terms = awayTerms(plan, useCarerWords(today));
  const memberId = plan.member.id;
  const again = useMutation({ mutationFn: arrangeAway, onSuccess: () => router.refresh() });
  const ending = useMutation({
    mutationFn: ({ carer }: AwayTerm) => endAway(memberId, { therapist: carer.id, from: carer.from }),
    onSuccess: (_done, { carer, clientIds }) => {
      heading.current?.focus();
      router.refresh();
      const until = carer.until ?? today;
      const standIns = clientIds.map((clientId) => ({ clientId, therapistId: carer.id }));
      offerUndo({
        text: t("ended", { name: carer.name, count: clientIds.length }),
        undo: () => again.mutate({ memberId, away: { from: carer.hasBegun ? today : carer.from, until, standIns } }),
      });
    },
  });
  const problem = trouble(ending.error) ?? trouble(again.error);
  return (
    <section aria-labelledby="away-settled" className={terms.length > 0 || problem ? "flex flex-col gap-2" : "sr-only"}>
      <h2 id="away-settled" ref={heading} tabIndex={-1} className="text-heading outline-none">
        {t("settled")}
      </h2>
      {terms.length === 0 ? <p>{t("settledNone")}</p> : null}
      <ul className="surface flex max-w-2xl flex-col px-5 py-1 empty:hidden max-sm:px-4">
        {terms.map((term) => (
          <li
            key={term.key}
            className="flex flex-wrap items-center justify-between gap-x-3 border-line py-2 not-first:border-t"
          >
            <span className="min-w-0 grow basis-60">
              {term.carer.name}
              <span className="block text-table text-soft">
                {term.words} · {t("count", { count: term.clientIds.length })}
              </span>
            </span>
            <Button
              look="plain"
              className="-my-1 shrink-0 max-sm:-ml-(--control-space)"
              disabled={ending.isPending}
              aria-label={card("endFor", { name: term.carer.name, term: term.words })}
              onClick={() => ending.mutate(term)}
            >
              {card("end")}
            </Button>
          </li>
        ))}
      </ul>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
    </section>
  );
}
