"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import type { ClientChange } from "@/lib/clients/schema";

type TwoVersionsProps = {
  mine: ClientChange;
  theirs: ClientChange;
  /** What both people changed, each to something else. */
  parts: (keyof ClientChange)[];
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
};

/** Mine and theirs, side by side: nothing is written over before somebody has looked. */
export function TwoVersions({ mine, theirs, parts, busy, onMine, onTheirs }: TwoVersionsProps) {
  const t = useTranslations("clients");
  const said = (part: keyof ClientChange, version: ClientChange) =>
    part === "locale" && version.locale ? t(`fields.locales.${version.locale}`) : (version[part] ?? t("edit.empty"));
  return (
    <>
      <Notice kind="attention" live="assertive" title={t("edit.conflictTitle")}>
        {t("edit.conflictBody")}
      </Notice>
      <Table caption={t("edit.conflictTitle")} captionHidden>
        <TableHead>
          <HeaderCell>{t("edit.part")}</HeaderCell>
          <HeaderCell>{t("edit.mine")}</HeaderCell>
          <HeaderCell>{t("edit.theirs")}</HeaderCell>
        </TableHead>
        <tbody>
          {parts.map((part) => (
            <Row key={part}>
              <RowHeaderCell>{t(`fields.${part}`)}</RowHeaderCell>
              <Cell className="break-words">{said(part, mine)}</Cell>
              <Cell className="break-words">{said(part, theirs)}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap gap-3">
        <Button look="quiet" disabled={busy} onClick={onMine}>
          {t("edit.keepMine")}
        </Button>
        <Button look="quiet" disabled={busy} onClick={onTheirs}>
          {t("edit.keepTheirs")}
        </Button>
      </div>
    </>
  );
}
