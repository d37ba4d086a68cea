import { useTranslations } from "next-intl";
import { CheckInLink } from "@/components/sessions/check-in-link";
import { ButtonLink } from "@/components/ui/button";

/** From one's own progress: to one's own activities, to all that was told, to telling how it is now, and to who
 * looked. */
export function OwnWays() {
  const t = useTranslations("progress.own");
  const looks = useTranslations("audit.looks");
  return (
    <>
      <ButtonLink href="/my-activities" look="quiet" wide>
        {t("activities")}
      </ButtonLink>
      <ButtonLink href="/history" look="quiet" wide>
        {t("history")}
      </ButtonLink>
      <CheckInLink />
      <ButtonLink href="/who-looked" look="plain">
        {looks("title")}
      </ButtonLink>
    </>
  );
}
