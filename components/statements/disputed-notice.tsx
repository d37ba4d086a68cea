import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { RecordPart } from "@/lib/statements/rules";

/** On every page of the record: which parts the client sees otherwise. */
export async function DisputedNotice({ clientId, parts }: { clientId: string; parts: readonly RecordPart[] }) {
  const t = await getTranslations("statements");
  if (parts.length === 0) return null;
  return (
    <Notice kind="attention">
      <p>
        {t("desk.flag", { parts: parts.map((part) => t(`deskParts.${part}`).toLowerCase()).join(", ") })}{" "}
        <Link href={`/clients/${clientId}/statements`} className="underline underline-offset-4 print:hidden">
          {t("desk.flagLink")}
        </Link>
      </p>
    </Notice>
  );
}
