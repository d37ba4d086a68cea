"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useStepUp } from "@/components/access/step-up";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, DownloadLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RadioList } from "@/components/ui/radio-list";
import { askCopy } from "@/lib/copies/browser";
import { type CopyFormat, copyFormats } from "@/lib/copies/rules";
import { useFormatter } from "@/lib/i18n/formatter";

/** Wanted: everything, without asking anybody for it. Feared: that it ends up with somebody else. */
export function AskCopy() {
  const t = useTranslations("copies.ask");
  const format = useFormatter();
  const trouble = useTroubleWords();
  const [kind, setKind] = useState<CopyFormat>("pdf");
  const { proven, question } = useStepUp();
  const asking = useOnce({ mutationFn: (of: CopyFormat) => proven(() => askCopy(uuidv7(), { format: of })) });
  const problem = trouble(asking.error);
  const copy = asking.data;
  if (copy)
    return (
      <Notice kind="information" live="polite" title={t("ready")}>
        <p>{t("until", { time: format.dateTime(new Date(copy.expiresAt), { hour: "2-digit", minute: "2-digit" }) })}</p>
        <DownloadLink href={copy.url as `/api/v1/${string}`} look="primary" wide>
          {t("fetch")}
        </DownloadLink>
        <Button look="plain" onClick={() => asking.reset()}>
          {t("another")}
        </Button>
      </Notice>
    );
  return (
    <>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!asking.isPending) asking.mutate(kind);
        }}
      >
        <RadioList
          legend={t("label")}
          choices={copyFormats.map((value) => ({
            value,
            label: t(`formats.${value}.label`),
            hint: t(`formats.${value}.hint`),
          }))}
          value={kind}
          onChange={setKind}
        />
        <p className="text-desk text-soft">{t("careful")}</p>
        {problem ? (
          <Notice kind="attention" live="assertive">
            {problem}
          </Notice>
        ) : null}
        <Button type="submit" wide aria-disabled={asking.isPending}>
          {asking.isPending ? t("busy") : t("button")}
        </Button>
      </form>
      {question}
    </>
  );
}
