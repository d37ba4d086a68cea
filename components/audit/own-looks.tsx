import { useTranslations } from "next-intl";
import { longDay } from "@/components/frame/day-words";
import { EmptyState } from "@/components/ui/empty-state";
import type { Look } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { lookDays } from "./look-days";
import { LookLine } from "./look-line";

type OwnLooksProps = { clientId: string; looks: readonly Look[]; today: Day; own: boolean };

/** Wanted: to see who was in here, and why. Feared: being watched without knowing. So names come first, and every act. */
export function OwnLooks({ clientId, looks, today, own }: OwnLooksProps) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const nameIn = ({ name, role }: Look["who"]) => (role === "relative" ? t("looks.near", { name }) : name);
  if (looks.length === 0) {
    const none = own ? "noneOwn" : "none";
    return <EmptyState title={t(`looks.${none}.title`)}>{t(`looks.${none}.body`)}</EmptyState>;
  }
  return lookDays(looks).map(({ day, people }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="flex flex-col gap-3">
      <h2 id={`day-${day}`} className="text-heading first-letter:uppercase">
        {longDay(format, day, today)}
      </h2>
      {people.map(({ who, practice, lines }) => (
        <article key={`${who.id} ${who.name}`} className="surface px-4 py-3">
          <h3 className="font-semibold">{who.isYou ? t("looks.you") : nameIn(who)}</h3>
          {who.isYou ? null : (
            <p className="text-desk text-soft">
              {who.role === "relative"
                ? t("looks.personNear")
                : t("looks.person", { role: t(`roles.${who.role ?? "none"}`), practice })}
            </p>
          )}
          <div className="mt-1">
            {lines.map((look) => (
              <LookLine key={look.id} clientId={clientId} look={look} />
            ))}
          </div>
        </article>
      ))}
    </section>
  ));
}
