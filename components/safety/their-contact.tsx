"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { PracticeContact } from "@/lib/safety/schema";

/** What somebody else saved meanwhile, under what was typed here. */
export function TheirContact({ theirs, onTake }: { theirs: PracticeContact; onTake: () => void }) {
  const t = useTranslations("safety.contact.form");
  const parts = [
    [t("phone"), theirs.phone],
    [t("hoursNl"), theirs.hours.nl],
    [t("hoursEn"), theirs.hours.en],
  ] as const;
  return (
    <Notice
      kind="attention"
      live="assertive"
      actions={
        <Button look="quiet" onClick={onTake}>
          {t("take")}
        </Button>
      }
    >
      <p>{t("stale")}</p>
      <p className="font-semibold">{t("theirs")}</p>
      <dl className="flex flex-col gap-2">
        {parts.map(([name, text]) => (
          <div key={name}>
            <dt className="text-table text-soft">{name}</dt>
            <dd>{text || t("empty")}</dd>
          </div>
        ))}
        <div>
          <dt className="text-table text-soft">{t("numbers")}</dt>
          {theirs.numbers.map(({ number, sentence }) => (
            <dd key={sentence.nl} className="mb-1">
              {number} <span lang="nl">{sentence.nl}</span> <span lang="en">{sentence.en}</span>
            </dd>
          ))}
          {theirs.numbers.length === 0 ? <dd>{t("empty")}</dd> : null}
        </div>
      </dl>
    </Notice>
  );
}
