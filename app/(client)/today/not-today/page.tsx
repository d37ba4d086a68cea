import { getTranslations } from "next-intl/server";
import { BottomActions } from "@/components/frame/bottom-actions";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("sessions.notToday");
  return { title: t("title") };
}

/** A calm page; nothing is written down about having been here. */
export default async function NotToday() {
  await enterPage({ permission: "today:read" }, async () => accepted(null));
  const t = await getTranslations("sessions.notToday");
  return (
    <>
      <PageTitle scale="client">{t("title")}</PageTitle>
      <p className="-mt-3">{t("body")}</p>
      <p>{t("later")}</p>
      <BottomActions>
        <ButtonLink href="/today" look="quiet" wide>
          {t("toToday")}
        </ButtonLink>
      </BottomActions>
    </>
  );
}
