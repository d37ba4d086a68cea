import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AwayDesk } from "@/components/care/away-desk";
import { PracticePage } from "@/components/frame/practice-page";
import { enterPage, listOfPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readAwayPlan } from "@/lib/care/away";
import { accepted } from "@/lib/result";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("care.away");
  return { title: t("title") };
}

export default async function Away() {
  const { value, viewer } = await enterPage({ permission: "care:give" }, (tx, who) =>
    readAwayPlan(tx, who, who.memberId),
  );
  await listOfPage("care:give", "caseload.listed", async () => accepted(null));
  const t = await getTranslations("care.away");
  return (
    <PracticePage title={t("title")} lead={t("lead")} back={t("back")} home="/clients">
      <AwayDesk plan={value} isOwn today={dayOf(new Date(), viewer.timeZone)} />
    </PracticePage>
  );
}
