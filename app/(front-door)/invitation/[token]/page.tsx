import { getTranslations } from "next-intl/server";
import { InvitationForm } from "@/components/access/invitation-form";
import { InvitationTerms } from "@/components/access/invitation-terms";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { viewerOfPage } from "@/lib/access/page";
import { lookAtInvitation } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("signIn.invitation");
  return { title: t("pageTitle") };
}

/** Looking never spends the link: a mail filter that follows it takes nothing from the person. */
export default async function Invitation({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, seen, viewer] = await Promise.all([
    getTranslations("signIn.invitation"),
    lookAtInvitation(token),
    viewerOfPage(),
  ]);
  if (!seen?.open) {
    const why = seen ? "spent" : "unknown";
    return (
      <>
        <PageTitle scale="client">{t(`${why}.title`)}</PageTitle>
        <p>{t(`${why}.body`)}</p>
        <p>{t(`${why}.ask`)}</p>
        <ButtonLink href="/sign-in" look="quiet" wide>
          {t("toSignIn")}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageTitle scale="client" eyebrow={t("for", { name: seen.name })}>
        {seen.role === "relative" ? t("titleRelative") : t("title", { practice: seen.practiceName })}
      </PageTitle>
      <InvitationTerms practice={seen.practiceName} role={seen.role} />
      <InvitationForm token={token} knownEmail={seen.email} signedInAs={viewer?.name ?? null} />
    </>
  );
}
