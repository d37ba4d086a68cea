import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** Where somebody looks for it who is about to go, and where the owner does for a colleague who fell ill. */
export function AwayLink({ member }: { member?: { id: string; name: string } }) {
  const t = useTranslations("care.away");
  const name = member?.name ?? "";
  return (
    <section aria-labelledby="away" className="flex max-w-2xl flex-col gap-3">
      <h2 id="away" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-soft">{member ? t("sectionLead", { name }) : t("ownLead")}</p>
      <ButtonLink
        look="quiet"
        href={member ? `/practice/members/${member.id}/away` : "/clients/away"}
        className="self-start"
      >
        {member ? t("linkOf", { name }) : t("ownLink")}
      </ButtonLink>
    </section>
  );
}
