import { and, eq } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { practiceContacts, releaseDecisions, safetyAgreements } from "@/db/schema";
import { type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf } from "@/lib/calendar";
import { readHealthList } from "@/lib/health/read";
import { goneThrough, yesOf } from "@/lib/health/rules";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readAgreement, readContact, readPause, readRelease } from "./read";
import { openedTerms } from "./rules";
import type { Agreement, AgreementDraft, Contact, PracticeContact, Release, ReleaseDecision } from "./schema";

/** Opens or closes release for a client. Every decision is kept, with its reason; the audit log has old and new. */
export async function decideRelease(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  decision: ReleaseDecision,
  now: Date,
): Promise<Result<Release>> {
  const check = decision.checked && goneThrough(decision.checked, await readHealthList(tx, viewer));
  if (check && !check.ok) return check;
  const checked = check?.value;
  const before = await readRelease(tx, viewer, clientId);
  const rested = await readPause(tx, viewer, clientId);
  const agreed = openedTerms(decision, dayOf(now, viewer.timeZone));
  const id = uuidv7();
  const texts = await keepTexts(tx, viewer, clientId);
  await tx.insert(releaseDecisions).values({
    practiceId: viewer.practiceId,
    clientId,
    id,
    ...decision,
    ...agreed,
    because: texts.seal("release_decisions.because", id, decision.because),
    health: texts.seal("release_decisions.health", id, decision.health || null),
    checked: checked ? texts.sealValue("release_decisions.checked", id, checked) : null,
    decidedBy: viewer.memberId,
  });
  const terms = ({ open, maxMinutes, maxPerWeek, reviewOn }: typeof agreed & { open: boolean }) => ({
    open,
    maxMinutes,
    maxPerWeek,
    reviewOn,
  });
  await recordAudit(tx, viewer, {
    event: decision.open ? "release.opened" : "release.closed",
    action: "U",
    clientId,
    object: ["release", clientId],
    detail: {
      before: terms(before),
      after: terms({ ...decision, ...agreed }),
      ...(decision.health && { health: "told" }),
      ...(checked && { checked: { version: checked.version, yes: yesOf(checked).length } }),
      ...(rested && { rested }),
    },
  });
  return accepted(await readRelease(tx, viewer, clientId));
}

const wordsOf = ({ words }: Pick<Agreement, "words">) => [words.fine, words.slowDown, words.helpsBack, words.mayBeTold];
const termsOf = ({ terms: t }: Agreement) => ({
  relaxOnlyBelow: t.relaxOnlyBelow,
  highTension: t.highTension,
  safetyForHighTension: t.safetyForHighTension,
  fall: t.fall,
  dayBetween: t.dayBetween,
  firstMinutes: t.firstMinutes,
  firstSessions: t.firstSessions,
  mostMinutes: t.mostMinutes,
  silentAfter: t.silentAfter,
  statementDays: t.statementDays,
});

/**
 * Writes a new version of the safety agreement. The words are the therapist's and the client's; the terms are the
 * therapist's alone, and other ones than before need a reason, which the version keeps. The audit log has old and new
 * terms, and of the words only that they changed.
 */
export async function changeAgreement(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  draft: AgreementDraft,
  match: number,
): Promise<Result<Agreement>> {
  if (viewer.role === "client" && draft.terms) return refused("role_cannot");
  const before = await readAgreement(tx, viewer, clientId);
  const after = { ...before, ...draft, terms: draft.terms ?? before.terms };
  const [was, is] = [termsOf(before), termsOf(after)];
  const wordsChanged = wordsOf(before).join("\u0000") !== wordsOf(after).join("\u0000");
  const termsChanged = JSON.stringify(was) !== JSON.stringify(is);
  const isKnown = match === before.version || match === before.version - 1;
  // The same change again, after an answer that got lost: it is already so.
  if (before.version > 0 && isKnown && !wordsChanged && !termsChanged) return accepted(before);
  if (before.version !== match) return refused("stale", { current: before });
  if (termsChanged && !draft.because)
    return refused("reason_missing", { faults: [{ path: "because", refusal: "reason_missing" }] });
  const version = before.version + 1;
  const texts = await keepTexts(tx, viewer, clientId);
  const made = await tx
    .insert(safetyAgreements)
    .values({
      practiceId: viewer.practiceId,
      clientId,
      version,
      words: texts.sealValue("safety_agreements.words", String(version), draft.words),
      terms: draft.terms ? is : null,
      because: texts.seal("safety_agreements.because", String(version), termsChanged ? (draft.because ?? null) : null),
      madeBy: viewer.memberId,
    })
    .onConflictDoNothing();
  if (made.count === 0) return refused("stale", { current: await readAgreement(tx, viewer, clientId) });
  await recordAudit(tx, viewer, {
    event: "agreement.changed",
    action: "U",
    clientId,
    object: ["agreement", clientId],
    detail: { version, words: wordsChanged ? "changed" : "same", ...(termsChanged && { before: was, after: is }) },
  });
  return accepted(await readAgreement(tx, viewer, clientId));
}

// PostgreSQL gives the keys of what it keeps in an order of its own.
const told = ({ phone, hours, numbers }: Contact) =>
  JSON.stringify([phone, hours.nl, hours.en, numbers.map((one) => [one.number, one.sentence.nl, one.sentence.en])]);

/** Changes whom the practice's clients can call. */
export async function changeContact(
  tx: PracticeTx,
  viewer: Viewer,
  change: Partial<Contact>,
  match: number,
  now: Date,
): Promise<Result<PracticeContact>> {
  const { revision, ...before } = await readContact(tx, viewer);
  const contact: Contact = { ...before, ...change };
  const isKnown = match === revision || match === revision - 1;
  if (revision > 0 && isKnown && told(contact) === told(before)) return accepted({ ...before, revision });
  if (match !== revision) return refused("stale", { current: { ...before, revision } });
  const kept = { contact, revision: revision + 1, changedAt: now.toISOString() };
  const changed =
    revision === 0
      ? await tx
          .insert(practiceContacts)
          .values({ practiceId: viewer.practiceId, ...kept })
          .onConflictDoNothing()
      : await tx
          .update(practiceContacts)
          .set(kept)
          .where(and(eq(practiceContacts.practiceId, viewer.practiceId), eq(practiceContacts.revision, revision)));
  if (changed.count === 0) return refused("stale", { current: await readContact(tx, viewer) });
  await recordAudit(tx, viewer, {
    event: "contact.changed",
    action: "U",
    object: ["contact", viewer.practiceId],
    detail: { before, after: contact },
  });
  return accepted({ ...contact, revision: revision + 1 });
}
