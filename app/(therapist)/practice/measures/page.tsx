import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { LicenceDesk } from "@/components/measures/licence-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
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
      <div className="flex flex-col gap-6">
        <PageTitle
          lead={t("lead")}
          actions={
            <ButtonLink href="/practice" look="plain">
              {t("back")}
            </ButtonLink>
          }
        >
          {t("title")}
        </PageTitle>
        <LicenceDesk licences={value} today={dayOf(new Date(), viewer.timeZone)} />
      </div>
    </NextIntlClientProvider>
  );
}
