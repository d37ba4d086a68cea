import { getTranslations } from "next-intl/server";
import { plainDay } from "@/components/frame/day-words";
import { PrintButton } from "@/components/frame/print-button";
import { ShapeMark } from "@/components/ui/shape-mark";
import { type Day, dayOf } from "@/lib/calendar";
import type { Client } from "@/lib/clients/schema";
import type { HealthList } from "@/lib/health/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Agreement, Contact, Release, Signal, Standing } from "@/lib/safety/schema";
import type { SignalledSession } from "@/lib/sessions/read";
import type { SettledSignal } from "@/lib/signals/read";
import { AgreementForm } from "./agreement-form";
import { AgreementSheet } from "./agreement-sheet";
import { ContactCard } from "./contact-card";
import { ReleaseCard } from "./release-card";
import { SignalList } from "./signal-list";
import { type SignalLine, signalLines } from "./signal-words";

type SafetyDeskProps = {
  client: Client;
  practice: string;
  today: Day;
  agreement: Agreement;
  threshold: number | null;
  release: Release;
  healthList: HealthList;
  standing: Standing;
  contact: Contact;
  baselineDays: number;
  signals: { open: Signal[]; settled: SettledSignal[]; sessions: ReadonlyMap<string, SignalledSession> };
};

/** Safety by agreement, for one client: how release stands, what asked for a look, and what was agreed. */
export async function SafetyDesk(props: SafetyDeskProps) {
  const { client, practice, today, agreement, threshold, release, healthList } = props;
  const { standing, contact, baselineDays, signals } = props;
  const [t, format] = await Promise.all([getTranslations("safety"), getFormatter()]);
  const open = await signalLines(signals.open, signals.sessions, client);
  const lines = await signalLines(signals.settled, signals.sessions, client);
  const settled = lines.map((line, at) => {
    const { settledAt, settledBy: name, note } = signals.settled[at] as SettledSignal;
    const day = plainDay(format, dayOf(new Date(settledAt), client.timeZone), today);
    return { ...line, seen: t("earlier.seen", { name, day }), note };
  });
  const { open: opened, maxMinutes, maxPerWeek, reviewOn } = release;
  const opening = { opened, pause: standing.pause, maxMinutes, maxPerWeek, reviewOn };
  const sheet = { agreement, threshold, opening, today, timeZone: client.timeZone };
  return (
    <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem] print:block">
      <div className="flex min-w-0 flex-col gap-5 lg:col-start-2 lg:row-start-1 print:hidden">
        <ReleaseCard
          release={release}
          healthList={healthList}
          standing={standing}
          clientId={client.id}
          today={today}
          timeZone={client.timeZone}
          baselineDays={baselineDays}
          unseen={signals.open.length}
        />
        {open.length > 0 ? <SignalList lines={open} /> : <p className="text-soft">{t("earlier.none")}</p>}
        <EarlierSignals lines={settled} title={t("earlier.title")} />
      </div>
      <section aria-labelledby="agreement" className="flex min-w-0 flex-col gap-5 lg:col-start-1 lg:row-start-1">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="flex max-w-prose flex-col gap-1">
            <h2 id="agreement" className="text-heading">
              {t("agreement.title")}
            </h2>
            <p className="text-soft">{t("agreement.lead")}</p>
          </div>
          <PrintButton label={t("page.print")} />
        </div>
        <AgreementForm clientId={client.id} agreement={agreement} />
        <div className="hidden flex-col gap-6 print:flex">
          <AgreementSheet {...sheet} withWords />
          <ContactCard contact={contact} practice={practice} locale={client.locale} headingId="contact-on-paper" />
        </div>
      </section>
    </div>
  );
}

type SettledLine = SignalLine & { seen: string; note: string | null };

function EarlierSignals({ lines, title }: { lines: SettledLine[]; title: string }) {
  if (lines.length === 0) return null;
  return (
    <details className="surface px-5 py-3">
      <summary className="min-h-8 cursor-pointer font-semibold">{title}</summary>
      <ul className="flex flex-col">
        {lines.map((line) => (
          <li key={line.id} className="flex gap-3 border-line py-3 not-first:border-t">
            <ShapeMark shape="circle" className="mt-1 size-4 shrink-0 text-soft" />
            <p className="min-w-0">
              {line.sentence} <span className="block text-table text-soft">{line.when}</span>
              <span className="block text-table text-soft">{line.seen}</span>
              {line.note ? (
                <span className="block border-l-2 border-edge pl-2 whitespace-pre-line">{line.note}</span>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
