import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { BackupState } from "@/lib/backup-state";
import { standingOf } from "@/lib/backups/rules";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { Room } from "@/lib/room";

const moment = { dateStyle: "medium", timeStyle: "short" } as const;

/** For the owner: whether what the practice wrote down would survive the loss of this machine's database. */
export async function BackupPart({ state, room, now }: { state: BackupState; room: Room | null; now: Date }) {
  const [t, format] = await Promise.all([getTranslations("backups"), getFormatter()]);
  const at = (time: string) => format.dateTime(new Date(time), moment);
  const standing = standingOf(state, now);
  const { drill } = state;
  const drillWords = () => {
    if (!drill) return t("noDrill");
    if (drill.trouble) return t("drillBad", { moment: at(drill.at) });
    const { tables, compared, seconds } = drill;
    const rows = format.number(drill.rows);
    const good = t("drillGood", { moment: at(drill.at), seconds: format.number(seconds), rows, tables, compared });
    return drill.indexes === null ? good : `${good} ${t("drillSound")}`;
  };
  const isOurs = state.kept === "daily" || state.kept === "by_hand";
  return (
    <section aria-labelledby="backups" className="flex max-w-2xl flex-col gap-3">
      <h2 id="backups" className="text-heading">
        {t("title")}
      </h2>
      {standing.word === "trouble" ? (
        <Notice kind="attention" title={t("trouble.title")}>
          <p>{t(`trouble.${standing.trouble}`)}</p>
          <p>{t("trouble.next")}</p>
        </Notice>
      ) : standing.word === "late" ? (
        <Notice kind="attention">{t("standing.late", { moment: at(standing.since) })}</Notice>
      ) : (
        <p className="text-soft">{t(`standing.${standing.word}`, { days: state.days })}</p>
      )}
      {isOurs ? (
        <dl className="flex flex-col gap-3">
          <Line name={t("lastBackup")}>{state.backup ? at(state.backup.at) : t("noBackup")}</Line>
          {state.backup && state.archivedAt ? <Line name={t("archivedUntil")}>{at(state.archivedAt)}</Line> : null}
          <Line name={t("lastDrill")}>{drillWords()}</Line>
          {room ? <Line name={t("room")}>{t("roomLeft", sizeOf(room, format.number))}</Line> : null}
        </dl>
      ) : null}
      {state.backup && state.sameDisk ? <Notice kind="information">{t("sameDisk")}</Notice> : null}
      {state.backup ? <p className="text-soft">{t("key")}</p> : null}
    </section>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 sm:grid sm:grid-cols-[12rem_minmax(0,1fr)] sm:gap-4">
      <dt className="font-semibold">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Figure = (value: number, how: { maximumFractionDigits: number }) => string;

const sizeOf = ({ free, size }: Room, figure: Figure) => ({
  percent: Math.floor((100 * free) / size),
  gigabytes: figure(free / 1e9, { maximumFractionDigits: free < 1e10 ? 1 : 0 }),
});
