import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ErasureDesk } from "@/components/erasures/erasure-desk";
import { PracticePage } from "@/components/frame/practice-page";
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
      <PracticePage title={t("title")} lead={t("lead")} back={t("back")}>
        <ErasureDesk erasures={value} today={dayOf(new Date(), viewer.timeZone)} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
