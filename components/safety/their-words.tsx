"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Agreement } from "@/lib/safety/schema";
import { agreementParts } from "./agreement-parts";

/** What the other one wrote meanwhile. */
export function TheirWords({ theirs }: { theirs: Agreement }) {
  const t = useTranslations("safety.agreement");
  return (
    <Notice kind="attention" live="assertive">
      <p>{t("stale")}</p>
      <p className="font-semibold">{t("theirs")}</p>
      <dl className="flex flex-col gap-2">
        {agreementParts.map((part) => (
          <div key={part}>
            <dt className="text-table text-soft">{t(`words.${part}`)}</dt>
            <dd className="whitespace-pre-line">{theirs.words[part] || t("empty")}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
