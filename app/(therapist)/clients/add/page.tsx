import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddClientForm } from "@/components/clients/add-client-form";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("clients");
  return { title: t("addPage.title") };
}

export default async function AddClientPage() {
  const { viewer } = await enterPage({ permission: "client:add" }, async () => accepted(null));
  const t = await getTranslations("clients");
  return (
    <div className="flex max-w-xl flex-col gap-6">
      <PageTitle lead={t("addPage.lead")}>{t("addPage.title")}</PageTitle>
      <AddClientForm timeZone={viewer.timeZone} locale={viewer.locale} />
    </div>
  );
}
