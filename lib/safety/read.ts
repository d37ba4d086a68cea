import { and, desc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { members, practiceContacts, releaseDecisions, safetyAgreements } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { signed, signedContent } from "@/lib/access/secret";
import { addDays, type Day } from "@/lib/calendar";
import { utcText } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { countryContact, defaultTerms, releaseStanding } from "./rules";
import type { Agreement, AgreementTerms, PracticeContact, Release, ReleaseFacts, Standing, Statement } from "./schema";

/** Release is off until a therapist opens it (domain.md G1). */
const neverOpened: Release = {
  open: false,
  because: "",
  maxMinutes: null,
  maxPerWeek: null,
  reviewOn: null,
  health: null,
  checked: null,
  decidedAt: null,
  decidedBy: null,
};

/** The decision that holds now for the client whose record is open. */
export async function readRelease(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Release> {
  const [latest] = await tx
    .select({
      id: releaseDecisions.id,
      open: releaseDecisions.open,
      because: releaseDecisions.because,
      maxMinutes: releaseDecisions.maxMinutes,
      maxPerWeek: releaseDecisions.maxPerWeek,
      reviewOn: releaseDecisions.reviewOn,
      health: releaseDecisions.health,
      checked: releaseDecisions.checked,
      decidedAt: utcText(releaseDecisions.decidedAt),
      decidedBy: members.name,
    })
    .from(releaseDecisions)
    .leftJoin(
      members,
      and(eq(members.practiceId, releaseDecisions.practiceId), eq(members.id, releaseDecisions.decidedBy)),
    )
    .where(and(eq(releaseDecisions.practiceId, viewer.practiceId), eq(releaseDecisions.clientId, clientId)))
    .orderBy(desc(releaseDecisions.id))
    .limit(1);
  if (!latest) return neverOpened;
  const { id, because, health, checked, ...release } = latest;
  const texts = await readTexts(tx, viewer, clientId);
  return {
    ...release,
    because: texts.open("release_decisions.because", id, because),
    health: texts.open("release_decisions.health", id, health),
    checked: texts.openValue("release_decisions.checked", id, checked),
  };
}

/** What holds before anybody wrote an agreement: no words, and the proposed terms. */
const nothingWritten: Agreement = {
  version: 0,
  words: { fine: "", slowDown: "", helpsBack: "", mayBeTold: "" },
  terms: defaultTerms,
  madeAt: null,
  madeBy: null,
};

/** The agreement that holds now: the latest words, and the latest terms that a therapist set. */
export async function readAgreement(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Agreement> {
  const [latest] = await tx
    .select({
      version: safetyAgreements.version,
      words: safetyAgreements.words,
      terms: sql<AgreementTerms | null>`(select t.terms from safety_agreements t
        where t.practice_id = ${viewer.practiceId} and t.client_id = ${clientId} and t.terms is not null
        order by t.version desc limit 1)`,
      madeAt: utcText(safetyAgreements.madeAt),
      madeBy: members.name,
    })
    .from(safetyAgreements)
    .leftJoin(
      members,
      and(eq(members.practiceId, safetyAgreements.practiceId), eq(members.id, safetyAgreements.madeBy)),
    )
    .where(and(eq(safetyAgreements.practiceId, viewer.practiceId), eq(safetyAgreements.clientId, clientId)))
    .orderBy(desc(safetyAgreements.version))
    .limit(1);
  // Terms that a later version of the house knows were not agreed yet in an earlier one: its proposals hold.
  if (!latest) return nothingWritten;
  const texts = await readTexts(tx, viewer, clientId);
  const words = texts.openValue("safety_agreements.words", String(latest.version), latest.words);
  return { ...latest, words, terms: { ...defaultTerms, ...latest.terms } };
}

/** The terms that held at a moment. */
export async function readTermsAt(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  at: string,
): Promise<AgreementTerms> {
  const { practiceId, terms, madeAt, version } = safetyAgreements;
  const [row] = await tx
    .select({ terms })
    .from(safetyAgreements)
    .where(
      and(
        eq(practiceId, viewer.practiceId),
        eq(safetyAgreements.clientId, clientId),
        isNotNull(terms),
        lte(madeAt, at),
      ),
    )
    .orderBy(desc(version))
    .limit(1);
  return { ...defaultTerms, ...row?.terms };
}

interface FactsRow extends Record<string, unknown> {
  decision: Pick<ReleaseFacts, "opened" | "maxMinutes" | "maxPerWeek" | "reviewOn"> | null;
  pause: ReleaseFacts["pause"];
  days: Day[];
  sessions: number;
}

/** The first signal since the latest decision that lets release rest; null where none does. */
export async function readPause(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<ReleaseFacts["pause"]> {
  const [row] = await tx.execute<{ pause: ReleaseFacts["pause"] }>(sql`select ${pauseOf(viewer, clientId)} as pause`);
  return row?.pause ?? null;
}

const pauseOf = (viewer: Viewer, clientId: string) => sql`(
  select json_build_object('kind', g.kind, 'since', ${utcText(sql`g.raised_at`)}) from signals g
  where g.practice_id = ${viewer.practiceId} and g.client_id = ${clientId} and g.pauses
    and g.raised_at > (select d.decided_at from release_decisions d where d.practice_id = ${viewer.practiceId}
      and d.client_id = ${clientId} order by d.id desc limit 1)
  order by g.raised_at limit 1)`;

/** What decides whether release is open for a client: see `releaseStanding`. */
export async function readReleaseFacts(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  terms: Pick<AgreementTerms, "firstSessions">,
  today: Day,
): Promise<ReleaseFacts> {
  const [row] = await tx.execute<FactsRow>(sql`
    with decision as (
      select open, max_minutes, max_per_week, review_on, decided_at from release_decisions
      where practice_id = ${viewer.practiceId} and client_id = ${clientId} order by id desc limit 1)
    select
      (select json_build_object('opened', open, 'maxMinutes', max_minutes, 'maxPerWeek', max_per_week,
        'reviewOn', review_on) from decision) as decision,
      ${pauseOf(viewer, clientId)} as pause,
      (select coalesce(json_agg(practised_on order by practised_on), '[]') from sessions
        where practice_id = ${viewer.practiceId} and client_id = ${clientId} and released_seconds is not null
          and practised_on > ${addDays(today, -14)}) as days,
      (select count(*)::int from (select 1 from sessions where practice_id = ${viewer.practiceId}
        and client_id = ${clientId} and released_seconds is not null limit ${terms.firstSessions}) first) as sessions`);
  const unopened = { opened: false, maxMinutes: null, maxPerWeek: null, reviewOn: null };
  return {
    ...(row?.decision ?? unopened),
    pause: row?.pause ?? null,
    releasedOn: row?.days ?? [],
    sessions: row?.sessions ?? 0,
  };
}

/** How release stands for a client on a local day. */
export async function readStanding(tx: PracticeTx, viewer: Viewer, clientId: string, today: Day): Promise<Standing> {
  const { facts, terms } = await readAgreed(tx, viewer, clientId, today);
  return releaseStanding(facts, terms, today);
}

/** How release stands apart from what was done this week: what a client is shown on a day that is still to come. */
export async function readStandingToCome(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  today: Day,
): Promise<Standing> {
  const { facts, terms } = await readAgreed(tx, viewer, clientId, today);
  return releaseStanding({ ...facts, releasedOn: [] }, terms, today);
}

async function readAgreed(tx: PracticeTx, viewer: Viewer, clientId: string, today: Day) {
  const { terms } = await readAgreement(tx, viewer, clientId);
  return { terms, facts: await readReleaseFacts(tx, viewer, clientId, terms, today) };
}

/** Whom a client of this practice can call; what the country offers where the practice filled in nothing. */
export async function readContact(tx: PracticeTx, viewer: Viewer): Promise<PracticeContact> {
  const [row] = await tx
    .select({ contact: practiceContacts.contact, revision: practiceContacts.revision })
    .from(practiceContacts)
    .where(eq(practiceContacts.practiceId, viewer.practiceId));
  return row ? { ...row.contact, revision: row.revision } : { ...countryContact, revision: 0 };
}

const purpose = "release statement";

/** The opening as a word that a phone can carry: for one client, for as many days as were agreed (domain.md G15). */
export function releaseStatement(
  of: { practiceId: string; clientId: string },
  now: Date,
  days: number = defaultTerms.statementDays,
): Statement {
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
  const { practiceId, clientId } = of;
  return { token: signed(purpose, { practiceId, clientId, from: now.toISOString(), until: expiresAt }), expiresAt };
}

/** Whether a phone that shows this word held a valid opening of this client at a moment. */
export function knewOpen(token: string, of: { practiceId: string; clientId: string }, at: Date): boolean {
  const said = signedContent(purpose, token) as { practiceId: string; clientId: string; from: string; until: string };
  return (
    said !== null &&
    said.practiceId === of.practiceId &&
    said.clientId === of.clientId &&
    Date.parse(said.from) <= at.getTime() &&
    at.getTime() < Date.parse(said.until)
  );
}
