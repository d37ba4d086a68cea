import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { OwnCheckInCard } from "@/components/sessions/check-in-card";
import { CheckInCorrection } from "@/components/sessions/check-in-correction";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";
import { readOwnCheckIn } from "@/lib/check-ins/read";
import { pickMessages } from "@/lib/i18n/messages";

export async function generateMetadata() {
  const t = await getTranslations("sessions.history");
  return { title: t("oneBetween") };
}

export default async function OwnCheckIn({ params }: { params: Promise<{ checkIn: string }> }) {
  const { checkIn: id } = await params;
  const viewer = await viewerOfPage();
  if (viewer && !viewer.clientId) redirect(homeOf(viewer.role));
  const record = { clientId: viewer?.clientId ?? "", act: "check_ins.listed" } as const;
  const { value } = await enterPage({ permission: "check-in:list", record }, (tx, who) =>
    readOwnCheckIn(tx, who, id, new Date()),
  );
  const [t, messages] = await Promise.all([getTranslations("sessions.history"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["sessions", "outbox", "ratings"])}>
      <PageTitle scale="client">{t("oneBetween")}</PageTitle>
      <OwnCheckInCard checkIn={value.checkIn} isWhole />
      <CheckInCorrection {...value} memberId={viewer?.memberId ?? ""} />
      <ButtonLink look="plain" href="/history">
        {t("toAll")}
      </ButtonLink>
    </NextIntlClientProvider>
  );
}
