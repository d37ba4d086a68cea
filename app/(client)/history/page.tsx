import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { OwnTimeline } from "@/components/sessions/own-timeline";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { readTimeline } from "@/lib/check-ins/read";
import { readItemTitles } from "@/lib/programs/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("sessions.history");
  return { title: t("title") };
}

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

export default async function History({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const clientId = viewer?.clientId ?? "";
  const period = { limit: 20, ...(typeof cursor === "string" && { cursor: cursor.slice(0, 200) }) };
  const { value } = await enterPage(
    { permission: "session:list", record: { clientId, act: "moments.listed" } },
    async (tx, who) => {
      const { items, nextCursor } = await readTimeline(tx, who, clientId, period);
      const programs = items.flatMap((one) => (one.kind === "session" ? [one.session.programId] : []));
      const titles = await readItemTitles(tx, who, programs);
      return accepted({ items, nextCursor, titles });
    },
  );
  const t = await getTranslations("sessions.history");
  const { items, nextCursor, titles } = value;
  return (
    <>
      <PageTitle scale="client" lead={items.length > 0 ? t("lead") : undefined}>
        {t("title")}
      </PageTitle>
      {items.length === 0 ? <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState> : null}
      <OwnTimeline items={items} titles={titles} />
      {nextCursor ? (
        <ButtonLink look="quiet" href={`/history?cursor=${encodeURIComponent(nextCursor)}`} wide>
          {t("older")}
        </ButtonLink>
      ) : null}
      <ButtonLink look="plain" href="/my-progress">
        {t("back")}
      </ButtonLink>
    </>
  );
}
