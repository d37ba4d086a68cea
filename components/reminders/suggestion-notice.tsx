"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Reminders } from "@/lib/reminders/schema";
import { useWeekdayName } from "./day-chips";

type Suggestion = NonNullable<Reminders["suggestion"]>;

type SuggestionNoticeProps = { suggestion: Suggestion; taken: boolean; onTake: (suggestion: Suggestion) => void };

/** What the therapist would suggest. It fills the form and keeps nothing: that stays the client's own act. */
export function SuggestionNotice({ suggestion, taken, onTake }: SuggestionNoticeProps) {
  const t = useTranslations("reminders.suggestion");
  const format = useFormatter();
  const nameOf = useWeekdayName();
  const days = format.list(
    suggestion.days.map((day) => nameOf(day, "long")),
    { type: "conjunction" },
  );
  return (
    <Notice
      kind="information"
      title={t("of", { name: suggestion.by })}
      actions={
        taken ? undefined : (
          <Button look="quiet" onClick={() => onTake(suggestion)}>
            {t("take")}
          </Button>
        )
      }
    >
      <p>{t("when", { days, at: suggestion.at })}</p>
      {suggestion.words ? <p className="whitespace-pre-line">{suggestion.words}</p> : null}
    </Notice>
  );
}
