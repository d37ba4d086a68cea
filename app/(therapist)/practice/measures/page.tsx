import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PracticePage } from "@/components/frame/practice-page";
import { LicenceDesk } from "@/components/measures/licence-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { readLicences } from "@/lib/measures/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("measures.licences");
  return { title: t("title") };
}

export default async function PracticeMeasures() {
  const { value, viewer } = await enterPage({ permission: "licence:keep" }, async (tx, looking) =>
    accepted(await readLicences(tx, looking)),
  );
  const [t, messages] = await Promise.all([getTranslations("measures.licences"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["measures", "refusals"])}>
      <PracticePage title={t("title")} lead={t("lead")} back={t("back")}>
        <LicenceDesk licences={value} today={dayOf(new Date(), viewer.timeZone)} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
