import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientHeader } from "@/components/clients/client-header";
import { ClientTabs } from "@/components/clients/client-tabs";
import { EmergencyBanner } from "@/components/emergency/emergency-banner";
import { DisputedNotice } from "@/components/statements/disputed-notice";
import { enterPage } from "@/lib/access/page";
import { readClient } from "@/lib/clients/read";
import { readOpenEmergency } from "@/lib/emergency/read";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";
import { readStatements } from "@/lib/statements/read";
import { disputedParts } from "@/lib/statements/rules";

type Part = { children: ReactNode; params: Promise<{ client: string }> };

/** Decides, before anything is sent, whether there is such a client for this viewer. The page audits the look. */
export default async function OneClient({ children, params }: Part) {
  const { client: clientId } = await params;
  const { value, viewer } = await enterPage({ permission: "client:read", record: { clientId } }, async (tx, who) => {
    const found = await readClient(tx, who, clientId.toLowerCase());
    if (!found.ok) return found;
    return accepted({
      client: found.value,
      disputed: disputedParts(await readStatements(tx, who, found.value)),
      emergency: await readOpenEmergency(tx, who, found.value.id),
    });
  });
  const [t, statements, messages] = await Promise.all([
    getTranslations("clients.tabs"),
    getTranslations("statements.desk"),
    getMessages(),
  ]);
  const { client, disputed, emergency } = value;
  const here = `/clients/${client.id}`;
  return (
    <div className="flex flex-col gap-6">
      {emergency ? (
        <NextIntlClientProvider messages={pickMessages(messages, ["emergency"])}>
          <EmergencyBanner look={emergency} timeZone={viewer.timeZone} />
        </NextIntlClientProvider>
      ) : null}
      <ClientHeader client={client} />
      <ClientTabs
        label={t("label")}
        parts={[
          { href: here, label: t("overview") },
          { href: `${here}/visit`, label: t("visit") },
          { href: `${here}/program`, label: t("program") },
          { href: `${here}/progress`, label: t("progress") },
          { href: `${here}/goals`, label: t("goals") },
          { href: `${here}/sessions`, label: t("sessions") },
          { href: `${here}/safety`, label: t("safety") },
          { href: `${here}/reports`, label: t("reports") },
          { href: `${here}/statements`, label: statements("tab") },
        ]}
      />
      <DisputedNotice clientId={client.id} parts={disputed} />
      {children}
    </div>
  );
}
