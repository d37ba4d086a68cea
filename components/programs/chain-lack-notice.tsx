"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ProgramItem } from "@/lib/programs/schema";
import { type ChainLack, mostItems } from "./draft-edits";
import type { ProgramWords } from "./program-words";

type ChainLackNoticeProps = {
  items: ProgramItem[];
  lacking: ChainLack[];
  words: ProgramWords;
  onComplete: () => void;
};

/** In front of sending: which exercises lack a link of their chain, by name, and the one click that adds it. */
export function ChainLackNotice({ items, lacking, words, onComplete }: ChainLackNoticeProps) {
  const t = useTranslations("programs");
  const place = useRef<HTMLDivElement>(null);
  const [completed, setCompleted] = useState(false);
  const isFull = lacking.length > 0 && items.length >= mostItems;

  function complete() {
    onComplete();
    setCompleted(true);
    // The button leaves the page with what it mended. The hand goes to what was done, not on to the button that sends.
    place.current?.focus();
  }

  if (lacking.length === 0 && !completed) return null;
  return (
    <div ref={place} tabIndex={-1}>
      {lacking.length === 0 ? (
        <Notice kind="information">{t("chain.completed")}</Notice>
      ) : (
        <Notice
          kind="attention"
          title={t("chain.first")}
          actions={
            isFull ? null : (
              <Button look="quiet" onClick={complete}>
                {t(lacking.length > 1 ? "chain.completeAll" : `chain.add.${lacking[0]?.lacks ?? "both"}`)}
              </Button>
            )
          }
        >
          <ul className="flex flex-col gap-1">
            {lacking.map(({ item, place: at, lacks }) => (
              <li key={item.id}>
                <strong className="font-semibold">
                  {at + 1}. {words.title(item)}
                </strong>
                <br />
                {t(`chain.lacks.${lacks}`, { days: words.days(item.days) })}
              </li>
            ))}
          </ul>
          {isFull ? <p>{t("library.full", { count: mostItems })}</p> : null}
        </Notice>
      )}
    </div>
  );
}
