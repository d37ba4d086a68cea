import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { Segmented } from "@/components/ui/segmented";
import type { Viewer } from "@/lib/access/schema";
import { inOrderOfWork } from "@/lib/attention/rules";
import type { Caseload as OwnCaseload } from "@/lib/attention/schema";
import { dayOf } from "@/lib/calendar";
import type { OwnTerm } from "@/lib/care/schema";
import type { Client } from "@/lib/clients/schema";
import { getFormatter } from "@/lib/i18n/server-formatter";
import { caseloadLine, clientLine } from "./caseload-lines";
import { CaseloadList } from "./caseload-list";
import { NobodyYet } from "./nobody-yet";

type CaseloadProps = {
  viewer: Viewer;
  now: Date;
  /** The viewer's own clients, or null where the whole practice is shown. */
  own: OwnCaseload | null;
  practice: { items: Client[]; nextCursor: string | null } | null;
  /** Until when each open invitation works, by the client's id. */
  invitations: ReadonlyMap<string, string>;
  /** A colleague could stand in. */
  mayBeAway: boolean;
  /** Whom the viewer treats for some days, or beside somebody else; by the client's id. */
  terms: ReadonlyMap<string, OwnTerm>;
  isFirst: boolean;
};

/** The therapist's home. Wanted: who needs me before the next visit. Feared: missing a sign. */
export async function Caseload(props: CaseloadProps) {
  const { viewer, now, own, practice, invitations, mayBeAway, terms, isFirst } = props;
  const [t, tEmergency, care, away, asks, kinds, signs, counts, format, locale] = await Promise.all([
    getTranslations("clients"),
    getTranslations("emergency"),
    getTranslations("care.terms"),
    getTranslations("care.away"),
    getTranslations("attention"),
    getTranslations("safety.signals.kinds"),
    getTranslations("sessions.stopping.signs"),
    getTranslations("progress.counts"),
    getFormatter(),
    getLocale(),
  ]);
  const today = dayOf(now, viewer.timeZone);
  const telling = { t, care, asks, kinds, signs, counts, format, today, timeZone: viewer.timeZone };
  const lines = practice
    ? practice.items.map((client) => clientLine(client, telling))
    : inOrderOfWork(own?.items ?? [], locale).map((row) =>
        caseloadLine(row, { invitedUntil: invitations.get(row.client.id), term: terms.get(row.client.id) }, telling),
      );
  const here = practice ? "/clients?all=1" : "/clients";
  const next = (practice ?? own)?.nextCursor;
  const isOwner = viewer.role === "owner";
  const add = <ButtonLink href="/clients/add">{t("add")}</ButtonLink>;

  return (
    <div className="flex flex-col gap-5">
      <PageTitle actions={lines.length > 0 ? add : null}>{t("title")}</PageTitle>
      {isOwner ? (
        <Segmented
          label={t("scope.label")}
          items={[
            { href: "/clients", label: t("scope.own"), current: !practice },
            { href: "/clients?all=1", label: t("scope.all"), current: practice !== null },
          ]}
        />
      ) : null}
      {lines.length > 0 ? (
        <CaseloadList
          key={here}
          lines={lines}
          nextHref={next ? `${here}${practice ? "&" : "?"}cursor=${encodeURIComponent(next)}` : null}
        />
      ) : (
        <NobodyYet isOwner={isOwner} isOwnList={!practice} hasColleagues={mayBeAway} add={add} />
      )}
      {mayBeAway && own && own.items.length > 0 ? (
        <ButtonLink look="plain" href="/clients/away" className="-ml-(--control-space) w-fit">
          {away("link")}
        </ButtonLink>
      ) : null}
      {viewer.role === "therapist" ? (
        <ButtonLink look="plain" href="/clients/emergency" className="-ml-(--control-space) w-fit">
          {tEmergency("link")}
        </ButtonLink>
      ) : null}
      {isFirst ? null : (
        <ButtonLink look="plain" href={here} className="w-fit">
          {t("firstPage")}
        </ButtonLink>
      )}
    </div>
  );
}
