"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { plainDay } from "@/components/frame/day-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { isLicensedOn, measureOf } from "@/lib/measures/rules";
import type { Licence } from "@/lib/measures/schema";
import { LicenceForm } from "./licence-form";

/** Wanted: to be in order, and able to show it. Feared: using what one may not, and finding out by a bill. */
export function LicenceDesk({ licences, today }: { licences: Licence[]; today: string }) {
  const t = useTranslations("measures.licences");
  const tUi = useTranslations("ui");
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const [editing, setEditing] = useState<{ id: string; licence: Licence | null } | null>(null);
  const day = (date: string) => plainDay(format, date, today);
  const state = (licence: Licence) =>
    isLicensedOn(licence, today) ? "valid" : licence.validFrom > today ? "later" : "over";
  const add = (
    <Button look="quiet" onClick={() => setEditing({ id: uuidv7(), licence: null })}>
      {t("add")}
    </Button>
  );
  return (
    <>
      {licences.length === 0 ? (
        <EmptyState title={t("empty.title")} action={add}>
          {t("empty.body")}
        </EmptyState>
      ) : (
        <>
          <div>{add}</div>
          <Table caption={t("title")} captionHidden wide>
            <TableHead>
              <HeaderCell>{t("measure")}</HeaderCell>
              <HeaderCell>{t("rightHolder")}</HeaderCell>
              <HeaderCell>{t("terms")}</HeaderCell>
              <HeaderCell>{t("proof")}</HeaderCell>
              <HeaderCell>{t("valid")}</HeaderCell>
              <HeaderCell>
                <span className="sr-only">{tUi("edit")}</span>
              </HeaderCell>
            </TableHead>
            <tbody>
              {licences.map((licence) => {
                const name = measureOf(licence.measure).name[locale];
                return (
                  <Row key={licence.id} className="align-top">
                    <RowHeaderCell>
                      {name}
                      <span className="block font-normal text-soft">
                        {licence.version}, {licence.language}
                      </span>
                    </RowHeaderCell>
                    <Cell>{licence.rightHolder}</Cell>
                    <Cell className="max-w-64 whitespace-pre-line">{licence.terms}</Cell>
                    <Cell className="max-w-64 whitespace-pre-line">{licence.proof}</Cell>
                    <Cell>
                      {t(`states.${state(licence)}`)}
                      <span className="block text-soft">
                        {licence.expiresOn
                          ? t("fromTo", { from: day(licence.validFrom), to: day(licence.expiresOn) })
                          : t("from", { from: day(licence.validFrom) })}
                      </span>
                      <span className="block text-soft">{t("by", { name: licence.enteredBy ?? "" })}</span>
                    </Cell>
                    <Cell>
                      <Button look="plain" onClick={() => setEditing({ id: licence.id, licence })}>
                        {tUi("edit")}
                        <span className="sr-only">
                          : {name}, {licence.version}
                        </span>
                      </Button>
                    </Cell>
                  </Row>
                );
              })}
            </tbody>
          </Table>
        </>
      )}
      <Dialog
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={t(editing?.licence ? "change" : "add")}
        closeLabel={tUi("close")}
        width="wide"
      >
        {editing ? <LicenceForm key={editing.id} {...editing} today={today} onDone={() => setEditing(null)} /> : null}
      </Dialog>
    </>
  );
}
