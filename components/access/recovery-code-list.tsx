"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** Shown once, right after they were made. */
export function RecoveryCodeList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations("signIn.recovery");
  const [copied, setCopied] = useState<"copied" | "copyByHand" | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  async function copy() {
    const done = await navigator.clipboard.writeText(codes.join("\n")).then(
      () => "copied" as const,
      () => "copyByHand" as const,
    );
    setCopied(done);
  }

  return (
    <section aria-labelledby="recovery-codes" className="flex flex-col gap-4">
      <h2 id="recovery-codes" ref={title} tabIndex={-1} className="text-heading">
        {t("title")}
      </h2>
      <p>{t("body")}</p>
      <ol aria-label={t("list")} className="surface flex list-decimal flex-col gap-1 py-4 pr-4 pl-10">
        {codes.map((code) => (
          <li key={code} className="tabular text-table tracking-wide break-all">
            {code}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="quiet" onClick={() => void copy()}>
          {t("copy")}
        </Button>
        <Button look="quiet" onClick={() => window.print()}>
          {t("print")}
        </Button>
        <p role="status" className="text-table text-soft">
          {copied ? t(copied) : null}
        </p>
      </div>
      <Button wide onClick={onKept}>
        {t("kept")}
      </Button>
    </section>
  );
}
