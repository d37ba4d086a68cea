import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SetUpForm } from "@/components/access/set-up-form";
import { PageTitle } from "@/components/ui/page-title";
import { isSetUp } from "@/lib/access/read";

export async function generateMetadata() {
  const t = await getTranslations("signIn.setUp");
  return { title: t("title") };
}

export default async function SetUp() {
  if (await isSetUp()) redirect("/");
  const t = await getTranslations("signIn.setUp");
  return (
    <>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <SetUpForm zones={Intl.supportedValuesOf("timeZone")} />
    </>
  );
}
