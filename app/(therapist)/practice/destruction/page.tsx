import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ErasureDesk } from "@/components/erasures/erasure-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readPracticeErasures } from "@/lib/erasures/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("erasures.desk");
  return { title: t("title") };
}

export default async function Destruction() {
  const { value, viewer } = await enterPage({ permission: "erasure:see" }, async (tx, looking) =>
    accepted(await readPracticeErasures(tx, looking)),
  );
  const [t, messages] = await Promise.all([getTranslations("erasures.desk"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["erasures", "stepUp"])}>
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
        <ErasureDesk erasures={value} today={dayOf(new Date(), viewer.timeZone)} />
      </div>
    </NextIntlClientProvider>
  );
}
