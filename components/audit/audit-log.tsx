import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { AttentionMark } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, Row, Table, TableHead } from "@/components/ui/table";
import type { AuditLine } from "@/lib/audit/schema";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";

/** Wanted: proof of who did what. Feared: a wall of codes. So sentences; the codes of the norm are in the interface. */
export function AuditLog({ lines, today }: { lines: readonly AuditLine[]; today: Day }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  if (lines.length === 0) return <EmptyState title={t("log.none.title")}>{t("log.none.body")}</EmptyState>;
  const act = (event: string) => (t.has(`acts.${event}`) ? t(`acts.${event}`, { whose: "other" }) : event);
  const moment = (at: string) => `${shortDay(format, at.slice(0, 10), today)}, ${at.slice(11, 16)}`;
  return (
    <Table caption={t("log.caption")} captionHidden wide className="min-w-3xl">
      <TableHead>
        <HeaderCell>{t("log.when")}</HeaderCell>
        <HeaderCell>{t("log.who")}</HeaderCell>
        <HeaderCell>{t("log.what")}</HeaderCell>
        <HeaderCell>{t("log.whose")}</HeaderCell>
        <HeaderCell>{t("log.ground")}</HeaderCell>
      </TableHead>
      <tbody>
        {lines.map(({ id, at, who, event, client, ground, outcome, times, restored }) => (
          <Row key={id}>
            <Cell className="tabular whitespace-nowrap">{moment(at)}</Cell>
            <Cell>
              {who ? who.name : t("log.nobody")}
              {who ? <span className="block text-table text-soft">{t(`roles.${who.role ?? "none"}`)}</span> : null}
            </Cell>
            <Cell>
              {restored
                ? t("log.restored", { upTo: moment(restored.upTo), backupAt: moment(restored.backupAt) })
                : act(event)}
              {times > 1 ? `, ${t("looks.times", { count: times })}` : null}
            </Cell>
            <Cell>{client?.name}</Cell>
            <Cell className="whitespace-nowrap">
              {outcome === "refused" || ground === "emergency" ? (
                <AttentionMark>{t(`log.grounds.${ground ?? "none"}`)}</AttentionMark>
              ) : (
                ground && t(`log.grounds.${ground}`)
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
