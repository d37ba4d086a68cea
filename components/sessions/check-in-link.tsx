import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** A way to say how it is, for who looks for it. `prefetch` false where there is no connection. */
export function CheckInLink({ prefetch }: { prefetch?: false }) {
  const t = useTranslations("sessions.checkIn");
  return (
    <ButtonLink href="/today/check-in" look="plain" className="self-center" {...(prefetch === false && { prefetch })}>
      {t("title")}
    </ButtonLink>
  );
}
