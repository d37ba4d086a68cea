import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AboutYou } from "@/components/access/about-you";
import { DisplayChoices } from "@/components/access/display-choices";
import { ReaderList } from "@/components/access/reader-list";
import { OwnCare } from "@/components/care/own-care";
import { RecordLink } from "@/components/copies/record-link";
import { asTheme, themeCookie } from "@/components/frame/theme";
import { OwnPaperLinks } from "@/components/paper/paper-links";
import { RelativesLink } from "@/components/relatives/relatives-link";
import { RemindersLink } from "@/components/reminders/reminders-link";
import { AgreementLink } from "@/components/safety/agreement-link";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readCarers } from "@/lib/care/read";
import { readWhoSees } from "@/lib/clients/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readActiveProgram } from "@/lib/programs/read";
import { readRelatives } from "@/lib/relatives/read";
import { accepted, refused } from "@/lib/result";

export const generateMetadata = async () => ({ title: (await getTranslations("access.settings"))("title") });

export default async function Settings() {
  const { value, viewer } = await enterPage({ permission: "me:change" }, async (tx, looking) => {
    if (!looking.clientId) return refused("role_cannot");
    const program = await readActiveProgram(tx, looking, looking.clientId);
    const whoSees = await readWhoSees(tx, looking, looking.clientId);
    const carers = await readCarers(tx, looking, looking.clientId);
    const relatives = await readRelatives(tx, looking, looking.clientId, new Date());
    return accepted({ programId: program?.id ?? null, whoSees: { ...whoSees, relatives }, carers });
  });
  const [t, jar] = await Promise.all([getTranslations("access"), cookies()]);
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["access", "signIn.password", "outbox"])}>
      <PageTitle scale="client">{t("settings.title")}</PageTitle>
      <section className="flex flex-col gap-4">
        <h2 className="text-heading">{t("settings.display")}</h2>
        <DisplayChoices theme={asTheme(jar.get(themeCookie)?.value)} />
      </section>
      <hr className="border-line" />
      <OwnCare carers={value.carers} today={dayOf(new Date(), viewer.timeZone)} />
      <hr className="border-line" />
      <RemindersLink />
      <hr className="border-line" />
      <AgreementLink />
      <OwnPaperLinks clientId={viewer.clientId ?? ""} programId={value.programId} />
      <hr className="border-line" />
      <RecordLink />
      <hr className="border-line" />
      <ReaderList {...value.whoSees} practice={viewer.practiceName} timeZone={viewer.timeZone} />
      <hr className="border-line" />
      <RelativesLink />
      <hr className="border-line" />
      <AboutYou name={viewer.name} email={viewer.email} />
    </NextIntlClientProvider>
  );
}
