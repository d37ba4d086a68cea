import { useTranslations } from "next-intl";
import { AttentionMark } from "@/components/ui/badge";
import { Opener } from "@/components/ui/opener";
import type { Look } from "@/lib/audit/schema";
import { AskAboutLook } from "./ask-about-look";

const clock = (at: string) => at.slice(11, 16);

/** What somebody did, and when; the reason and the way to ask about it stand one tap further. */
export function LookLine({ clientId, look }: { clientId: string; look: Look }) {
  const t = useTranslations("audit");
  const [first, last] = [clock(look.firstAt), clock(look.lastAt)];
  const act = t.has(`acts.${look.event}`) ? t(`acts.${look.event}`, { whose: "you" }) : look.event;
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
          {look.outcome === "refused" ? <AttentionMark>{t("looks.refused")}</AttentionMark> : null}
        </span>
      }
    >
      <div className="flex flex-col gap-5 pt-1 pb-4">
        <p>
          <span className="block text-desk text-soft">{t("looks.groundTitle")}</span>
          {t(`looks.grounds.${look.ground}`, { name: look.who.name })}
        </p>
        {look.who.isYou ? null : <AskAboutLook clientId={clientId} lookId={look.id} />}
      </div>
    </Opener>
  );
}
