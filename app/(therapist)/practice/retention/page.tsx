import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PracticePage } from "@/components/frame/practice-page";
import { PastList } from "@/components/retention/past-list";
import { TermList } from "@/components/retention/term-list";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";
import { readRetention } from "@/lib/retention/read";

export async function generateMetadata() {
  const t = await getTranslations("retention");
  return { title: t("title") };
}

export default async function PracticeRetention() {
  const now = new Date();
  const { value } = await enterPage({ permission: "retention:keep" }, async (tx, viewer) =>
    accepted(await readRetention(tx, viewer, dayOf(now, viewer.timeZone))),
  );
  const [t, messages] = await Promise.all([getTranslations("retention"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["retention"])}>
      <PracticePage title={t("title")} lead={t("lead")} back={t("back")}>
        <PastList past={value.past} log={value.log} />
        <TermList terms={value.terms} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
