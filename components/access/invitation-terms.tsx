import { useTranslations } from "next-intl";
import type { Role } from "@/lib/access/schema";

/** Before anything is asked: who invites, what will be kept and who reads it. */
export function InvitationTerms({ practice, role }: { practice: string; role: Role }) {
  const t = useTranslations("signIn.invitation");
  // Whose record it is stands behind the sign-in: a link that went astray says it to nobody.
  if (role === "relative")
    return (
      <>
        <p>{t("leadRelative")}</p>
        <section className="surface flex flex-col gap-2 p-5 text-desk">
          <h2 className="text-heading">{t("keptTherapist.title")}</h2>
          <p>{t("keptRelative")}</p>
        </section>
      </>
    );
  if (role !== "client") {
    const who = role === "assistant" ? "Assistant" : "Therapist";
    return (
      <>
        <p>{t(`lead${who}`, { practice })}</p>
        <section className="surface flex flex-col gap-2 p-5 text-desk">
          <h2 className="text-heading">{t(`kept${who}.title`)}</h2>
          <p>{t(`kept${who}.body`)}</p>
        </section>
      </>
    );
  }
  return (
    <>
      <p>{t("leadClient", { practice })}</p>
      <div className="surface flex flex-col gap-5 p-5 text-desk">
        <section className="flex flex-col gap-2">
          <h2 className="text-heading">{t("kept.title")}</h2>
          <ul className="flex list-disc flex-col gap-1.5 pl-5 marker:text-soft">
            <li>{t("kept.account")}</li>
            <li>{t("kept.program")}</li>
            <li>{t("kept.sessions")}</li>
          </ul>
        </section>
        <section className="flex flex-col gap-2">
          <h2 className="text-heading">{t("readers.title")}</h2>
          <p>{t("readers.client", { practice })}</p>
          <p>{t("readers.live")}</p>
        </section>
      </div>
    </>
  );
}
