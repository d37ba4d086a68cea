import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { GoalsDesk } from "@/components/goals/goals-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readLicences, readScores } from "@/lib/measures/read";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("goals.desk");
  return { title: t("page") };
}

export default async function ClientGoals({ params }: { params: Promise<{ client: string }> }) {
  const clientId = (await params).client.toLowerCase();
  const record = { clientId, act: "goals.read" } as const;
  const { value } = await enterPage({ permission: "measure:assign", record }, async (tx, viewer) => {
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const { id, name, timeZone } = client.value;
    const scores = await readScores(tx, viewer, clientId, dayOf(new Date(), timeZone));
    return accepted({ client: { id, name }, ...scores, licences: await readLicences(tx, viewer) });
  });
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["goals", "measures", "refusals"])}>
      <GoalsDesk {...value} />
    </NextIntlClientProvider>
  );
}
