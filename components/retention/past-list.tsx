"use client";

import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { plainDay } from "@/components/frame/day-words";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askErasureOf } from "@/lib/erasures/browser";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Retention } from "@/lib/retention/schema";

type Past = Retention["past"][number];

/** What is past its term. A tap only puts it among the requests: destroying is decided there, one by one. */
export function PastList({ past, log }: Pick<Retention, "past" | "log">) {
  const t = useTranslations("retention");
  return (
    <section aria-labelledby="past" className="flex max-w-3xl flex-col gap-3">
      <h2 id="past" className="text-heading">
        {t("past")}
      </h2>
      <p className="max-w-prose text-soft">{past.length === 0 ? t("none") : t("pastLead")}</p>
      <ul className="flex flex-col gap-3">
        {past.map((one) => (
          <li key={one.clientId} className="surface flex flex-col gap-2 p-4 sm:p-5">
            <PastRecord past={one} />
          </li>
        ))}
      </ul>
      {log.length > 0 ? (
        <div className="flex max-w-prose flex-col gap-1">
          <h3 className="font-semibold">{t("log")}</h3>
          <p>{log.map(({ year, lines }) => t("logLine", { year: String(year), lines })).join("; ")}.</p>
          <p className="text-soft">{t("logKept")}</p>
        </div>
      ) : null}
    </section>
  );
}

function PastRecord({ past: { clientId, name, parts, whole } }: { past: Past }) {
  const t = useTranslations("retention");
  const format = useFormatter();
  const trouble = useTroubleWords();
  const prepare = useOnce({
    mutationFn: () => askErasureOf(clientId, uuidv7(), { scope: "everything", words: null }),
  });
  const problem = trouble(prepare.error);
  return (
    <>
      <h3 className="font-semibold">{name}</h3>
      <ul className="text-table text-soft">
        {parts.map(({ part, changedOn }) => (
          <li key={part}>
            {t("line", { part: t(`parts.${part}`), day: `${plainDay(format, changedOn)} ${changedOn.slice(0, 4)}` })}
          </li>
        ))}
      </ul>
      {prepare.isSuccess ? (
        <p role="status">{t("prepared")}</p>
      ) : whole ? (
        <div>
          <Button
            look="quiet"
            aria-label={t("prepareOf", { name })}
            aria-disabled={prepare.isPending}
            onClick={() => (prepare.isPending ? null : prepare.mutate())}
          >
            {t("prepare")}
          </Button>
        </div>
      ) : (
        <p className="text-table text-soft">{t("partOnly")}</p>
      )}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
    </>
  );
}
