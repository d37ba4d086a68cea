"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProvenDownload } from "@/components/access/proven-download";
import { plainDay } from "@/components/frame/day-words";
import { Button, DownloadLink } from "@/components/ui/button";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import { printAddress } from "@/lib/reports/browser";
import type { Report } from "@/lib/reports/schema";
import { ReportForm } from "./report-form";
import { ShareForm } from "./share-form";

type ReportDeskProps = { clientId: string; today: Day; locale: Report["locale"]; reports: readonly Report[] };

const another = "another";

export function ReportDesk({ clientId, today, locale, reports }: ReportDeskProps) {
  const t = useTranslations("reports.desk");
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const isLatest = ({ id, version }: Report) => reports.every((other) => other.id !== id || other.version <= version);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex max-w-prose flex-col gap-2">
        <h2 className="text-heading">{t("title")}</h2>
        <p className="text-soft">{reports.length === 0 && open === null ? t("none") : t("lead")}</p>
      </div>
      {open === another ? (
        <div className="surface max-w-3xl p-4 sm:p-5">
          <ReportForm clientId={clientId} today={today} locale={locale} onDone={close} />
        </div>
      ) : (
        <div className="flex flex-wrap gap-3">
          <Button look="primary" onClick={() => setOpen(another)}>
            {t("add")}
          </Button>
        </div>
      )}
      <ul className="flex max-w-3xl flex-col gap-3">
        {reports.map((report) => (
          <li key={`${report.id} ${report.version}`} className="surface flex flex-col gap-3 p-4 sm:p-5">
            {open === `write ${report.id}` && isLatest(report) ? (
              <ReportForm clientId={clientId} today={today} locale={locale} report={report} onDone={close} />
            ) : (
              <ReportCard
                {...{ clientId, today, report }}
                isLatest={isLatest(report)}
                isSharing={open === `share ${report.id} ${report.version}`}
                onOpen={setOpen}
              />
            )}
          </li>
        ))}
      </ul>
      <section aria-labelledby="export" className="flex max-w-prose flex-col gap-2">
        <p id="export" className="text-soft">
          {t("exportHint")}
        </p>
        <div className="flex flex-col items-start gap-3">
          <ProvenDownload href={`/api/v1/clients/${clientId}/export`}>{t("export")}</ProvenDownload>
        </div>
      </section>
    </div>
  );
}

type ReportCardProps = {
  clientId: string;
  today: Day;
  report: Report;
  isLatest: boolean;
  isSharing: boolean;
  onOpen: (what: string | null) => void;
};

function ReportCard({ clientId, today, report, isLatest, isSharing, onOpen }: ReportCardProps) {
  const t = useTranslations("reports.desk");
  const share = useTranslations("reports.share");
  const format = useFormatter();
  const day = (of: Day) => plainDay(format, of, today);
  return (
    <>
      <div>
        <h3 className="font-semibold">
          {t("line", { audience: report.audience, from: day(report.from), to: day(report.to) })}
        </h3>
        <p className="text-table text-soft">
          {t("versionBy", { version: report.version, day: day(report.writtenOn), name: report.writtenBy })}
        </p>
      </div>
      {report.text ? <p className="line-clamp-3 break-words whitespace-pre-line">{report.text}</p> : null}
      <div className="text-table">
        {report.shares.length === 0 ? <p className="text-soft">{t("notShared")}</p> : null}
        <ul aria-label={t("shares")}>
          {report.shares.map((one) => (
            <li key={one.id} className="break-words">
              {t("shareLine", { with: one.with, way: one.way, day: day(one.on), by: one.by })}
            </li>
          ))}
        </ul>
      </div>
      {isSharing ? (
        <ShareForm clientId={clientId} report={report} today={today} onDone={() => onOpen(null)} />
      ) : (
        <div className="flex flex-wrap gap-3">
          <DownloadLink href={printAddress(clientId, report)}>{t("open")}</DownloadLink>
          <Button look="quiet" onClick={() => onOpen(`share ${report.id} ${report.version}`)}>
            {share("open")}
          </Button>
          {isLatest ? (
            <Button look="quiet" onClick={() => onOpen(`write ${report.id}`)}>
              {t("again")}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}
