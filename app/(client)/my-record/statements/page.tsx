import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { BackToRecord } from "@/components/copies/record-link";
import { OwnStatementForm } from "@/components/statements/own-statement-form";
import { StatementCard } from "@/components/statements/statement-card";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { readStatements } from "@/lib/statements/read";

export async function generateMetadata() {
  const t = await getTranslations("statements");
  return { title: t("title") };
}

export default async function MyStatements() {
  const { value, viewer } = await enterPage({ permission: "statement:make" }, async (tx, looking) => {
    const { clientId, timeZone } = looking;
    return clientId ? accepted(await readStatements(tx, looking, { id: clientId, timeZone })) : refused("role_cannot");
  });
  const [t, messages] = await Promise.all([getTranslations("statements"), getMessages()]);
  const today = dayOf(new Date(), viewer.timeZone);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["statements"])}>
      <BackToRecord />
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <p className="text-desk text-soft">{t("judgement")}</p>
      <OwnStatementForm />
      <hr className="border-line" />
      <section className="flex flex-col gap-3">
        <h2 className="text-heading">{t("own")}</h2>
        {value.length === 0 ? <p className="text-soft">{t("none")}</p> : null}
        <ul className="flex flex-col gap-4">
          {value.map((statement) => (
            <li key={statement.id} className="surface p-5">
              <StatementCard statement={statement} today={today} by="client" />
            </li>
          ))}
        </ul>
      </section>
    </NextIntlClientProvider>
  );
}
