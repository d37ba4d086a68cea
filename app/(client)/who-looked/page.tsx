import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { askedLooks, LookPeriodChoice } from "@/components/audit/look-period-choice";
import { LookDays, LooksNote } from "@/components/audit/looks-summary";
import { OwnLooks } from "@/components/audit/own-looks";
import { ToldEmergencies } from "@/components/emergency/told-emergencies";
import { OwnQuestions } from "@/components/questions/own-questions";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { readLooks } from "@/lib/audit/read";
import { dayOf } from "@/lib/calendar";
import { readEmergencies } from "@/lib/emergency/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("audit.looks");
  return { title: t("title") };
}

type Search = Record<string, string | string[] | undefined>;

export default async function WhoLooked({ searchParams }: { searchParams: Promise<Search> }) {
  const [search, viewer] = await Promise.all([searchParams, viewerOfPage()]);
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const clientId = viewer?.clientId ?? "";
  const today = dayOf(new Date(), viewer?.timeZone ?? "UTC");
  const { period, query } = askedLooks(search, today);
  const record = { clientId, act: "looks.read" } as const;
  const { value } = await enterPage({ permission: "look:list", record }, async (tx, who) =>
    accepted({
      looks: await readLooks(tx, who, clientId, query),
      questions: await readQuestions(tx, who, clientId, { limit: 20 }),
      emergencies: await readEmergencies(tx, who, clientId),
    }),
  );
  const [t, messages] = await Promise.all([getTranslations("audit.looks"), getMessages()]);
  const { items, nextCursor } = value.looks;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["questions"])}>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <ToldEmergencies emergencies={value.emergencies} today={today} timeZone={viewer?.timeZone ?? "UTC"} />
      <OwnQuestions questions={value.questions.items} today={today} />
      <LookPeriodChoice shown={period} />
      <LookDays period={period} today={today} />
      <OwnLooks clientId={clientId} looks={items} today={today} own={period === "own"} />
      <LooksNote />
      <ButtonLink look="plain" href={nextCursor ? `/who-looked?period=${period}&cursor=${nextCursor}` : "/settings"}>
        {nextCursor ? t("older") : t("back")}
      </ButtonLink>
    </NextIntlClientProvider>
  );
}
