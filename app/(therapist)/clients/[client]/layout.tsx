import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientHeader } from "@/components/clients/client-header";
import { ClientTabs } from "@/components/clients/client-tabs";
import { enterPage } from "@/lib/access/page";
import { readClient } from "@/lib/clients/read";

type Part = { children: ReactNode; params: Promise<{ client: string }> };

/** Decides, before anything is sent, whether there is such a client for this viewer. The page audits the look. */
export default async function OneClient({ children, params }: Part) {
  const { client: clientId } = await params;
  const { value } = await enterPage({ permission: "client:read", record: { clientId } }, (tx, viewer) =>
    readClient(tx, viewer, clientId.toLowerCase()),
  );
  const t = await getTranslations("clients.tabs");
  const here = `/clients/${value.id}`;
  return (
    <div className="flex flex-col gap-6">
      <ClientHeader client={value} />
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
        ]}
      />
      {children}
    </div>
  );
}
