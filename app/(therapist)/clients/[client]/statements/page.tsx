import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AnswerForm } from "@/components/statements/answer-form";
import { StatementCard } from "@/components/statements/statement-card";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";
import { readStatements } from "@/lib/statements/read";

type Asked = { params: Promise<{ client: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("statements.desk"))("title"),
});

export default async function ClientStatements({ params }: Asked) {
  const clientId = (await params).client.toLowerCase();
  const record = { clientId, act: "statements.listed" } as const;
  const { value } = await enterPage({ permission: "statement:read", record }, async (tx, viewer) => {
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const today = dayOf(new Date(), client.value.timeZone);
    return accepted({ today, statements: await readStatements(tx, viewer, client.value) });
  });
  const [t, messages] = await Promise.all([getTranslations("statements.desk"), getMessages()]);
  const { today, statements } = value;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["statements"])}>
      <div className="flex max-w-3xl flex-col gap-5">
        <div className="flex max-w-prose flex-col gap-2">
          <h2 className="text-heading">{t("title")}</h2>
          <p className="text-soft">{statements.length === 0 ? t("none") : t("lead")}</p>
        </div>
        <ul className="flex flex-col gap-3">
          {statements.map((statement) => (
            <li key={statement.id} className="surface p-4 sm:p-5">
              <StatementCard statement={statement} today={today} by="desk">
                {statement.answer ? null : <AnswerForm clientId={clientId} statementId={statement.id} />}
              </StatementCard>
            </li>
          ))}
        </ul>
      </div>
    </NextIntlClientProvider>
  );
}
