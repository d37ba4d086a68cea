import { getTranslations } from "next-intl/server";
import { PasswordResetForm } from "@/components/access/password-reset-form";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { lookAtPasswordReset } from "@/lib/access/own-account";

export async function generateMetadata() {
  const t = await getTranslations("signIn.newPassword");
  return { title: t("title") };
}

/** Looking never spends the link. */
export default async function NewPassword({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, seen] = await Promise.all([getTranslations("signIn.newPassword"), lookAtPasswordReset(token)]);
  if (!seen?.open)
    return (
      <>
        <PageTitle scale="client">{t("spentTitle")}</PageTitle>
        <p>{t("spent")}</p>
        <ButtonLink href="/forgotten" wide>
          {t("again")}
        </ButtonLink>
        <ButtonLink href="/sign-in" look="quiet" wide>
          {t("toSignIn")}
        </ButtonLink>
      </>
    );
  return (
    <>
      <PageTitle scale="client" lead={<span className="break-words">{t("lead", { email: seen.email })}</span>}>
        {t("title")}
      </PageTitle>
      <PasswordResetForm token={token} email={seen.email} />
    </>
  );
}
