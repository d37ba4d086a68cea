import { getTranslations } from "next-intl/server";
import { CareCard } from "@/components/care/care-card";
import { plainDay } from "@/components/frame/day-words";
import { PaperCard } from "@/components/paper/paper-links";
import { SuggestionCard } from "@/components/reminders/suggestion-card";
import { ReleaseCard } from "@/components/safety/release-card";
import { SignalList } from "@/components/safety/signal-list";
import { signalLines } from "@/components/safety/signal-words";
import { LatestSessions } from "@/components/sessions/latest-sessions";
import { type Day, dayOf } from "@/lib/calendar";
import type { Care } from "@/lib/care/schema";
import type { Client } from "@/lib/clients/schema";
import type { HealthList } from "@/lib/health/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Program } from "@/lib/programs/schema";
import type { Progress } from "@/lib/progress/schema";
import type { Reminders } from "@/lib/reminders/schema";
import type { Release, Signal, Standing } from "@/lib/safety/schema";
import type { SignalledSession } from "@/lib/sessions/read";
import type { LoggedSession } from "@/lib/sessions/schema";
import type { SessionSignal } from "@/lib/signals/read";
import { InvitationCard } from "./invitation-card";
import { ProgramCard } from "./program-card";
import { SixWeeks } from "./six-weeks";
import { WeekWords } from "./week-words";

type OverviewProps = {
  client: Client;
  care: Care;
  /** With the day that it is in the practice. */
  viewer: { id: string; isOwner: boolean; today: Day };
  today: Day;
  program: Program | null;
  release: Release;
  healthList: HealthList;
  suggestion: Reminders["suggestion"];
  standing: Standing;
  /** Six weeks by day, from a Monday up to the coming Sunday. */
  progress: Progress;
  latest: LoggedSession[];
  signals: {
    open: Signal[];
    sessions: ReadonlyMap<string, SignalledSession>;
    ofLatest: SessionSignal[];
  };
};

/** Between two visits. Wanted: what happened since the last one, in ten minutes. Feared: missing a sign. */
export async function ClientOverview(props: OverviewProps) {
  const { client, care, viewer, today, program, release, healthList, suggestion, standing, progress, latest, signals } =
    props;
  const [t, format] = await Promise.all([getTranslations("clients"), getFormatter()]);
  const lines = await signalLines(signals.open, signals.sessions, client);
  const until = client.invitedUntil && plainDay(format, dayOf(new Date(client.invitedUntil), client.timeZone), today);

  return (
    <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="flex min-w-0 flex-col gap-8">
        {client.hasAccount ? null : (
          <InvitationCard
            clientId={client.id}
            email={client.email}
            state={until ? t("invitation.open", { day: until }) : t("invitation.none")}
            isFirst={!until}
            timeZone={client.timeZone}
          />
        )}
        {lines.length > 0 ? <SignalList lines={lines} /> : null}
        <section aria-labelledby="latest" className="flex flex-col gap-3">
          <h2 id="latest" className="text-heading">
            {t("week.title")}
          </h2>
          <WeekWords points={progress.points} />
          <LatestSessions sessions={latest} signals={signals.ofLatest} clientId={client.id} today={today} />
        </section>
        {progress.summary.sessions > 0 ? <SixWeeks progress={progress} clientId={client.id} today={today} /> : null}
      </div>
      <div className="grid min-w-0 items-start gap-5 md:max-lg:grid-cols-2">
        <ProgramCard program={program} clientId={client.id} today={today} />
        <ReleaseCard
          release={release}
          healthList={healthList}
          unseen={signals.open.length}
          standing={standing}
          clientId={client.id}
          today={today}
          timeZone={client.timeZone}
        />
        <CareCard client={{ id: client.id, name: client.name }} care={care} viewer={viewer} today={viewer.today} />
        <PaperCard clientId={client.id} programId={program?.id ?? null} />
        {client.hasAccount ? <SuggestionCard clientId={client.id} suggestion={suggestion} /> : null}
      </div>
    </div>
  );
}
