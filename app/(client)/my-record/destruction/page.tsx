import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { BackToRecord } from "@/components/copies/record-link";
import { OwnErasureForm } from "@/components/erasures/own-erasure-form";
import { OwnErasures } from "@/components/erasures/own-erasures";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readErasures } from "@/lib/erasures/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("erasures");
  return { title: t("title") };
}

export default async function MyErasures() {
  const { value, viewer } = await enterPage({ permission: "erasure:ask" }, async (tx, looking) => {
    const { clientId, timeZone } = looking;
    return clientId ? accepted(await readErasures(tx, looking, { id: clientId, timeZone })) : refused("role_cannot");
  });
  const [t, messages] = await Promise.all([getTranslations("erasures"), getMessages()]);
  const isWaiting = value.some(({ state }) => state === "waiting");
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["erasures", "stepUp"])}>
      <BackToRecord />
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      {isWaiting ? null : <OwnErasureForm />}
      <OwnErasures erasures={value} today={dayOf(new Date(), viewer.timeZone)} />
    </NextIntlClientProvider>
  );
}
