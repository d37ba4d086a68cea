import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { Notice } from "@/components/ui/notice";
import { dayOf } from "@/lib/calendar";
import type { HealthList } from "@/lib/health/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";

/** Who approved the list, and when; or that nobody did. */
export async function HealthListState({ list, timeZone }: { list: HealthList; timeZone: string }) {
  const [t, format] = await Promise.all([getTranslations("safety.health.page"), getFormatter()]);
  if (!list.approvedAt)
    return (
      <Notice kind="information" title={t("draftTitle")} className="max-w-2xl">
        <p>{t("draftLead")}</p>
      </Notice>
    );
  const day = plainDay(format, dayOf(new Date(list.approvedAt), timeZone), dayOf(new Date(), timeZone));
  return (
    <p className="max-w-prose text-soft">
      {t("approved", { version: list.version, name: list.approvedBy ?? "–", day })}
    </p>
  );
}
