import { useTranslations } from "next-intl";
import type { Day } from "@/lib/calendar";
import type { Carer } from "@/lib/care/schema";
import { useCarerWords } from "./carer-words";

type OwnCareProps = { carers: Carer[]; today: Day };

/** For the client: who treats them, who stands in for whom, and who comes from which day on. */
export function OwnCare({ carers, today }: OwnCareProps) {
  const t = useTranslations("care.own");
  const words = useCarerWords(today);
  return (
    <section aria-labelledby="own-care" className="flex flex-col gap-3">
      <h2 id="own-care" className="text-heading">
        {t("title")}
      </h2>
      {carers.length === 0 ? <p className="text-desk text-soft">{t("nobody")}</p> : null}
      <ul className="flex flex-col gap-2">
        {carers.map((carer) => (
          <li key={`${carer.id} ${carer.from}`}>
            <span className="font-semibold">{carer.name}</span>
            <span className="block text-desk text-soft">{words({ carers }, carer) ?? t("therapist")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
