import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { type Day, dayOf } from "@/lib/calendar";
import type { ToldEmergency } from "@/lib/emergency/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";

type ToldEmergenciesProps = {
  emergencies: readonly ToldEmergency[];
  today: Day;
  timeZone: string;
  /** For the owner, who reads of several clients. */
  withClient?: boolean;
};

/** Who opened a record without treating its client, and the reason that was written down. */
export async function ToldEmergencies({ emergencies, today, timeZone, withClient = false }: ToldEmergenciesProps) {
  if (emergencies.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("emergency.told"), getFormatter()]);
  const clock = (at: string) => format.dateTime(new Date(at), { hour: "2-digit", minute: "2-digit", timeZone });
  return (
    <section aria-labelledby="emergencies" className="flex flex-col gap-3">
      <h2 id="emergencies" className="text-heading">
        {t("title")}
      </h2>
      <ul className="flex flex-col gap-3">
        {emergencies.map(({ id, by, begunAt, until, because, client }) => (
          <li key={id} className="surface flex flex-col gap-1 p-4">
            <p>
              {withClient ? `${client}: ` : null}
              {t("line", {
                name: by,
                day: plainDay(format, dayOf(new Date(begunAt), timeZone), today),
                from: clock(begunAt),
                until: clock(until),
              })}
            </p>
            <blockquote className="border-l-2 border-edge pl-3 break-words whitespace-pre-line">{because}</blockquote>
          </li>
        ))}
      </ul>
    </section>
  );
}
