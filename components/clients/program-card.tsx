import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { ButtonLink } from "@/components/ui/button";
import type { Day } from "@/lib/calendar";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Program } from "@/lib/programs/schema";

export async function ProgramCard({
  program,
  clientId,
  today,
}: {
  program: Program | null;
  clientId: string;
  today: Day;
}) {
  const [t, format] = await Promise.all([getTranslations("clients.program"), getFormatter()]);
  const href = `/clients/${clientId}/program`;
  const starts = program?.startsOn ?? today;
  return (
    <section aria-labelledby="program" className="surface flex flex-col gap-2 p-5">
      <h2 id="program" className="text-heading">
        {t("title")}
      </h2>
      {program ? (
        <>
          <p className="font-semibold">{program.title}</p>
          <p className="text-soft">
            {program.edition === null ? null : `${t("version", { version: program.edition })} `}
            {t(starts > today ? "upcoming" : "current", { day: plainDay(format, starts, today) })}{" "}
            {program.endsOn ? t("until", { day: plainDay(format, program.endsOn, today) }) : null}{" "}
            {t("exercises", { count: program.items.length })}.
          </p>
        </>
      ) : (
        <p className="text-soft">{t("none")}</p>
      )}
      <ButtonLink href={href} look={program ? "quiet" : "primary"} className="mt-2 w-fit">
        {program ? t("open") : t("make")}
      </ButtonLink>
    </section>
  );
}
