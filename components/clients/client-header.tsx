import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";
import type { Client } from "@/lib/clients/schema";
import { EditClient } from "./edit-client";

export async function ClientHeader({ client }: { client: Client }) {
  const t = await getTranslations("clients");
  const facts = [client.email ?? t("header.noEmail"), t(`fields.locales.${client.locale}`)];
  return (
    <PageTitle
      eyebrow={
        <Link href="/clients" className="link inline-flex min-h-6 items-center print:hidden">
          {t("header.back")}
        </Link>
      }
      lead={<p className="text-desk break-words">{facts.join(" · ")}</p>}
      actions={<EditClient client={client} />}
    >
      {client.name}
    </PageTitle>
  );
}
