import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { Notice } from "@/components/ui/notice";
import { dayOf } from "@/lib/calendar";
import type { Consent } from "@/lib/consents/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";

/** What the client said about sharing with the GP, beside the reports. It stops nobody: the therapist thinks. */
export async function GpNotice({ consents, timeZone }: { consents: readonly Consent[]; timeZone: string }) {
  const [t, format] = await Promise.all([getTranslations("consents.desk"), getFormatter()]);
  const latest = consents.find(({ kind }) => kind === "gp")?.latest;
  const on = latest ? dayOf(new Date(latest.at), timeZone) : "";
  return (
    <Notice kind={latest?.given === false ? "attention" : "plain"} className="max-w-3xl">
      <p>{latest ? t(latest.given ? "yes" : "no", { day: `${plainDay(format, on)} ${on.slice(0, 4)}` }) : t("none")}</p>
    </Notice>
  );
}
