"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { Kept } from "@/lib/outbox/drawer";

/** What a parcel is, and what stands in it, line by line. */
export type ReadParcel = (kept: Kept) => { title: string; lines: string[] };

type ParcelCardProps = {
  kept: Kept;
  read: ReadParcel;
  onTryAgain?: (() => void) | undefined;
  onDiscard?: (() => void) | undefined;
};

/** One thing that was not sent: to be read, copied, tried once more, or given up with a second tap. */
export function ParcelCard({ kept, read, onTryAgain, onDiscard }: ParcelCardProps) {
  const t = useTranslations("outbox");
  const [copied, setCopied] = useState<boolean | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const { title, lines } = read(kept);
  const why = kept.parcel.refused?.detail;
  const copy = () =>
    navigator.clipboard.writeText([title, ...lines].join("\n")).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="surface flex flex-col gap-3 p-4">
      <p className="font-semibold">{title}</p>
      {why ? <p className="text-desk text-soft">{t("refused.why", { why })}</p> : null}
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center text-moss underline underline-offset-4">
          {t("read")}
        </summary>
        <ul className="flex flex-col gap-1 wrap-anywhere whitespace-pre-wrap select-text">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => void copy()}>
          {t("copy")}
        </Button>
        {onTryAgain ? (
          <Button look="quiet" onClick={onTryAgain}>
            {t("tryAgain")}
          </Button>
        ) : null}
        {onDiscard ? (
          <Button look="plain" onClick={() => (isAsked ? onDiscard() : setIsAsked(true))}>
            {isAsked ? t("discardSure", { title }) : t("discard")}
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-desk text-soft empty:hidden">
        {copied === null ? null : copied ? t("copied") : t("notCopied")}
      </p>
    </div>
  );
}
