import { useTranslations } from "next-intl";
import { plainDay } from "@/components/frame/day-words";
import { AttentionMark } from "@/components/ui/badge";
import { Opener } from "@/components/ui/opener";
import type { Look } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { AskAboutLook } from "./ask-about-look";

const clock = (at: string) => at.slice(11, 16);

/** What was settled about who treats is told with the name and the days that the event holds. */
function useActWords(): (look: Look) => string {
  const t = useTranslations("audit");
  const format = useFormatter();
  return ({ event, care, day, treatedBefore }) => {
    if (treatedBefore) return t("looks.hadBefore");
    if (!care) return t.has(`acts.${event}`) ? t(`acts.${event}`, { whose: "you" }) : event;
    const said = (one: Day | null) => (one ? plainDay(format, one, day) : "none");
    const days = { from: said(care.from), until: said(care.until) };
    const kind = care.standIn ? "standIn" : "lasting";
    return t(`looks.${event === "care.given" ? "given" : "ended"}.${kind}`, { name: care.name, ...days });
  };
}

/** What somebody did, and when; the reason and the way to ask about it stand one tap further. */
export function LookLine({ clientId, look }: { clientId: string; look: Look }) {
  const t = useTranslations("audit");
  const [first, last] = [clock(look.firstAt), clock(look.lastAt)];
  const act = useActWords()(look);
  const isCalm = look.treatedBefore;
  return (
    <Opener
      className="border-t border-line first:border-t-0"
      label={
        <span className="flex flex-col py-2">
          <span>
            {act}
            {look.times > 1 ? `, ${t("looks.times", { count: look.times })}` : null}
          </span>
          <span className="text-desk text-soft">
            {first === last ? t("looks.at", { time: first }) : t("looks.from", { from: first, to: last })}
          </span>
          {look.emergency ? <AttentionMark>{t("looks.emergency")}</AttentionMark> : null}
          {look.outcome === "refused" && !isCalm ? <AttentionMark>{t("looks.refused")}</AttentionMark> : null}
        </span>
      }
    >
      <div className="flex flex-col gap-5 pt-1 pb-4">
        <p>
          <span className="block text-desk text-soft">
            {t(look.outcome === "refused" ? "looks.refusedTitle" : "looks.groundTitle")}
          </span>
          {t(`looks.grounds.${isCalm ? "before" : look.ground}`, { name: look.who.name })}
        </p>
        {look.who.isYou ? null : <AskAboutLook clientId={clientId} lookId={look.id} />}
      </div>
    </Opener>
  );
}
