"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useFormatter } from "@/lib/i18n/formatter";

type OneTimeLinkProps = {
  name: string;
  url: string;
  expiresAt: string;
  onDone: () => void;
};

/** A link that is shown once, ready to be passed on by hand. */
export function OneTimeLink({ name, url, expiresAt, onDone }: OneTimeLinkProps) {
  const t = useTranslations("practices.link");
  const format = useFormatter();
  const [copied, setCopied] = useState<"copied" | "copyByHand" | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => title.current?.focus(), []);

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setCopied("copied");
    } catch {
      place.current?.querySelector("input")?.select();
      setCopied("copyByHand");
    }
  }

  return (
    <section aria-labelledby="one-time-link" className="surface flex flex-col gap-3 p-5">
      <h2 id="one-time-link" ref={title} tabIndex={-1} className="text-heading">
        {t("title", { name })}
      </h2>
      <p className="max-w-prose text-soft">
        {t("body", { day: format.dateTime(new Date(expiresAt), { weekday: "long", day: "numeric", month: "long" }) })}
      </p>
      <div ref={place}>
        <TextField
          label={t("label")}
          labelHidden
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => void copy()}>{t("copy")}</Button>
        <Button look="quiet" onClick={onDone}>
          {t("done")}
        </Button>
        <p role="status" className="text-table text-soft">
          {copied ? t(copied) : null}
        </p>
      </div>
    </section>
  );
}
