import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { OwnGoals } from "@/components/goals/own-goals";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readGoals } from "@/lib/goals/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("goals.own");
  return { title: t("title") };
}

export default async function MyActivities() {
  const { value } = await enterPage({ permission: "today:read" }, async (tx, viewer) => {
    const { clientId } = viewer;
    return clientId ? accepted({ clientId, goals: await readGoals(tx, viewer, clientId) }) : refused("role_cannot");
  });
  const [t, messages] = await Promise.all([getTranslations("goals.own"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["goals"])}>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <OwnGoals {...value} />
      <ButtonLink href="/my-progress" look="plain" wide>
        {t("toProgress")}
      </ButtonLink>
    </NextIntlClientProvider>
  );
}
