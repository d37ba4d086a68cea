import { getTranslations } from "next-intl/server";
import { ForgottenForm } from "@/components/access/forgotten-form";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { canSendMail } from "@/lib/messages/read";

export async function generateMetadata() {
  const t = await getTranslations("signIn.forgotten");
  return { title: t("title") };
}

export default async function Forgotten() {
  const t = await getTranslations("signIn.forgotten");
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      {canSendMail() ? null : <Notice kind="information">{t("noServer")}</Notice>}
      <ForgottenForm />
    </>
  );
}
