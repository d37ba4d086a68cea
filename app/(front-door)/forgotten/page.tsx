import { getTranslations } from "next-intl/server";
import { ForgottenForm } from "@/components/access/forgotten-form";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { canSendMail } from "@/lib/messages/read";

export async function generateMetadata() {
  const t = await getTranslations("signIn.forgotten");
  return { title: t("title") };
}

/** Wanted: to come in again. Where no mail goes out, a form would promise what never comes: then only who can help. */
export default async function Forgotten() {
  const t = await getTranslations("signIn.forgotten");
  if (!canSendMail())
    return (
      <>
        <PageTitle scale="client">{t("title")}</PageTitle>
        <Notice kind="information" title={t("noServer.title")}>
          {(["body", "client", "staff"] as const).map((part) => (
            <p key={part}>{t(`noServer.${part}`)}</p>
          ))}
        </Notice>
        <ButtonLink href="/sign-in" look="quiet" wide>
          {t("toSignIn")}
        </ButtonLink>
      </>
    );
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <ForgottenForm />
    </>
  );
}
