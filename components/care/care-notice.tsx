import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { Notice } from "@/components/ui/notice";
import type { Day } from "@/lib/calendar";
import { newsOf } from "@/lib/care/rules";
import type { Carer } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";

type CareNoticeProps = { carers: Carer[]; today: Day };

/** On the client's day: who stands in and until when, and who takes over soon. It asks nothing. */
export function CareNotice({ carers, today }: CareNoticeProps) {
  const t = useTranslations("care.own");
  const format = useFormatter();
  const day = (one: Day | null) => (one ? plainDay(format, one, today) : "");
  return newsOf({ carers }, today).map(({ carer, whom, kind }) => {
    const told = { name: carer.name, whom: whom?.name ?? "none", from: day(carer.from), until: day(carer.until) };
    return (
      <Notice key={`${carer.id} ${carer.from}`} title={t(kind === "standIn" ? "standInTitle" : "takesOverTitle", told)}>
        <p className="text-soft">
          {t(kind === "takesOver" ? "takesOver" : carer.until === today ? "standInToday" : "standIn", told)}
        </p>
      </Notice>
    );
  });
}
