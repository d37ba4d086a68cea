import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PastList } from "@/components/retention/past-list";
import { TermList } from "@/components/retention/term-list";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
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
        <PastList past={value.past} log={value.log} />
        <TermList terms={value.terms} />
      </div>
    </NextIntlClientProvider>
  );
}
