import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { CorrectionForm } from "@/components/sessions/correction-form";
import { OwnSessionCard } from "@/components/sessions/own-session-card";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { pickMessages } from "@/lib/i18n/messages";
import { readOwnToldSession } from "@/lib/moments/read";
import { readItemTitles } from "@/lib/programs/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("sessions.history");
  return { title: t("one") };
}

export default async function OwnSession({ params }: { params: Promise<{ session: string }> }) {
  const { session: id } = await params;
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const record = { clientId: viewer?.clientId ?? "", act: "session.read" } as const;
  const { value } = await enterPage({ permission: "session:list", record }, async (tx, who) => {
    const found = await readOwnToldSession(tx, who, id, new Date());
    if (!found.ok) return found;
    return accepted({ ...found.value, titles: await readItemTitles(tx, who, [found.value.session.programId]) });
  });
  const [t, messages] = await Promise.all([getTranslations("sessions.history"), getMessages()]);
  const { session, mayBePutRight, mayEchoBePutRight, titles } = value;
  const { before, after, note, echo } = session;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["sessions", "outbox"])}>
      <PageTitle scale="client">{t("one")}</PageTitle>
      <OwnSessionCard session={session} titles={titles} isWhole />
      <CorrectionForm
        session={{ id: session.id, before, after, note, echo }}
        mayBePutRight={mayBePutRight}
        mayEchoBePutRight={mayEchoBePutRight}
        memberId={viewer?.memberId ?? ""}
      />
      <ButtonLink look="plain" href="/history">
        {t("toAll")}
      </ButtonLink>
    </NextIntlClientProvider>
  );
}
