import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { GpNotice } from "@/components/consents/gp-notice";
import { ReportDesk } from "@/components/reports/report-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { readConsents } from "@/lib/consents/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readReports } from "@/lib/reports/read";
import { accepted } from "@/lib/result";

type Asked = { params: Promise<{ client: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("reports.desk"))("title"),
});

export default async function ClientReports({ params }: Asked) {
  const clientId = (await params).client.toLowerCase();
  const { value } = await enterPage(
    { permission: "report:list", record: { clientId, act: "reports.listed" } },
    async (tx, viewer) => {
      const client = await readClient(tx, viewer, clientId);
      if (!client.ok) return client;
      const { timeZone, locale } = client.value;
      const { items } = await readReports(tx, viewer, clientId, { limit: 200 });
      const consents = await readConsents(tx, viewer, clientId);
      return accepted({ today: dayOf(new Date(), timeZone), timeZone, locale, reports: items, consents });
    },
  );
  const { consents, timeZone, ...desk } = value;
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["reports", "stepUp"])}>
      <GpNotice consents={consents} timeZone={timeZone} />
      <ReportDesk clientId={clientId} {...desk} />
    </NextIntlClientProvider>
  );
}
