import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { WaitingMail } from "@/lib/messages/schema";

/** What has not gone out, so that the owner can hand a link over in another way. Nothing is shown when nothing waits. */
export async function WaitingMailList({ canSend, mails }: { canSend: boolean; mails: readonly WaitingMail[] }) {
  if (mails.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("practices.mail"), getFormatter()]);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading">{t("title")}</h2>
      <Notice kind="information">{canSend ? t("triesAgain") : t("noServer")}</Notice>
      <Table caption={t("title")} captionHidden wide>
        <TableHead>
          <HeaderCell>{t("to")}</HeaderCell>
          <HeaderCell>{t("since")}</HeaderCell>
          <HeaderCell>{t("state")}</HeaderCell>
        </TableHead>
        <tbody>
          {mails.map((mail) => (
            <Row key={mail.id}>
              <RowHeaderCell>{mail.recipient}</RowHeaderCell>
              <Cell>{format.dateTime(new Date(mail.createdAt), { dateStyle: "medium", timeStyle: "short" })}</Cell>
              <Cell>{t("notSent", { count: mail.tries })}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
