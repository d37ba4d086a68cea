import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { PracticePage } from "@/components/frame/practice-page";
import { HealthListForm } from "@/components/safety/health-list-form";
import { HealthListState } from "@/components/safety/health-list-state";
import { enterPage } from "@/lib/access/page";
import { homeOf, may } from "@/lib/access/rules";
import { readHealthList } from "@/lib/health/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("safety.health.page");
  return { title: t("title") };
}

/** For whoever treats. Wanted: one's own questions, once. Feared: a list that decides, or that nobody vouches for. */
export default async function PracticeHealth() {
  const { value: list, viewer } = await enterPage({ permission: "health-list:approve" }, async (tx, who) =>
    accepted(await readHealthList(tx, who)),
  );
  const [t, messages] = await Promise.all([getTranslations("safety.health.page"), getMessages()]);
  const isOwner = may(viewer.role, "member:list");
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["safety", "refusals"])}>
      <PracticePage
        title={t("title")}
        lead={t("lead")}
        back={t(isOwner ? "back" : "backToClients")}
        home={isOwner ? "/practice" : homeOf(viewer.role)}
      >
        <HealthListState list={list} timeZone={viewer.timeZone} />
        <HealthListForm list={list} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
