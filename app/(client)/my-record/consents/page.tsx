import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ConsentList } from "@/components/consents/consent-list";
import { BackToRecord } from "@/components/copies/record-link";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readConsents } from "@/lib/consents/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("consents");
  return { title: t("title") };
}

export default async function MyConsents() {
  const { value, viewer } = await enterPage({ permission: "consent:say" }, async (tx, looking) =>
    looking.clientId ? accepted(await readConsents(tx, looking, looking.clientId)) : refused("role_cannot"),
  );
  const [t, messages] = await Promise.all([getTranslations("consents"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["consents"])}>
      <BackToRecord />
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <ConsentList consents={value} timeZone={viewer.timeZone} />
      <p className="text-desk text-soft">{t("record")}</p>
    </NextIntlClientProvider>
  );
}
