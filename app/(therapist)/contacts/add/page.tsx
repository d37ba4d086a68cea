import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RegisterForm } from "@/components/contacts/register-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readColleagues } from "@/lib/care/read";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("contacts.register");
  return { title: t("title") };
}

export default async function RegisterClient() {
  const { value, viewer } = await enterPage({ permission: "contact-data:register" }, async (tx, who) =>
    accepted(await readColleagues(tx, who)),
  );
  const t = await getTranslations("contacts.register");
  return (
    <div className="flex max-w-xl flex-col gap-6">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <RegisterForm locale={viewer.locale} colleagues={value} />
    </div>
  );
}
