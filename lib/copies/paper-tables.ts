import type { RecordCopy } from "./schema";
import { type Column, type CopyTable, table } from "./table";

// What was agreed, written, asked and looked at.

export const agreementTable = ({ agreements }: RecordCopy): CopyTable =>
  table("agreement", agreements, [
    ["version", ({ version }) => version],
    ["madeAt", ({ madeAt }) => madeAt],
    ["madeBy", ({ madeBy }) => madeBy],
    ["fine", ({ words }) => words.fine],
    ["slowDown", ({ words }) => words.slowDown],
    ["helpsBack", ({ words }) => words.helpsBack],
    ["mayBeTold", ({ words }) => words.mayBeTold],
    ["terms", ({ terms }) => JSON.stringify(terms)],
  ]);

export const releaseTable = ({ releases }: RecordCopy): CopyTable =>
  table("release-decisions", releases, [
    ["decidedAt", ({ decidedAt }) => decidedAt],
    ["decidedBy", ({ decidedBy }) => decidedBy],
    ["open", ({ open }) => open],
    ["because", ({ because }) => because],
    ["health", ({ health }) => health],
    ["checked", ({ checked }) => checked && JSON.stringify(checked)],
    ["maxMinutes", ({ maxMinutes }) => maxMinutes],
    ["maxPerWeek", ({ maxPerWeek }) => maxPerWeek],
    ["reviewOn", ({ reviewOn }) => reviewOn],
  ]);

export const signalTable = ({ signals }: RecordCopy): CopyTable =>
  table("signals", signals, [
    ["sessionId", ({ sessionId }) => sessionId],
    ["kind", ({ kind }) => kind],
    ["raisedAt", ({ raisedAt }) => raisedAt],
    ["settledAt", ({ settledAt }) => settledAt],
    ["settledBy", ({ settledBy }) => settledBy],
    ["note", ({ note }) => note],
  ]);

export const verdictTable = ({ verdicts }: RecordCopy): CopyTable =>
  table("agreed-looks", verdicts, [
    ["id", ({ id }) => id],
    ["rating", ({ rating }) => rating],
    ["wanted", ({ wanted }) => wanted],
    ["points", ({ points }) => points],
    ["baselineFrom", ({ baselineFrom }) => baselineFrom],
    ["baselineUntil", ({ baselineUntil }) => baselineUntil],
    ["secondFrom", ({ secondFrom }) => secondFrom],
    ["lookOn", ({ lookOn }) => lookOn],
    ["acceptedOn", ({ accepted }) => accepted?.on],
    ["withdrawnOn", ({ withdrawn }) => withdrawn?.on],
    ["verdict", ({ verdict }) => verdict.kind],
  ]);

export const noteTable = ({ notes }: RecordCopy): CopyTable =>
  table("notes", notes, [
    ["id", ({ id }) => id],
    ["day", ({ day }) => day],
    ["kind", ({ kind }) => kind],
    ["text", ({ text }) => text],
    ["writtenBy", ({ writtenBy }) => writtenBy],
    ["shared", ({ shared }) => shared],
    ["putAway", ({ putAway }) => putAway],
  ]);

export const reportTable = ({ reports }: RecordCopy): CopyTable =>
  table("reports", reports, [
    ["id", ({ id }) => id],
    ["version", ({ version }) => version],
    ["audience", ({ audience }) => audience],
    ["from", ({ from }) => from],
    ["to", ({ to }) => to],
    ["writtenOn", ({ writtenOn }) => writtenOn],
    ["writtenBy", ({ writtenBy }) => writtenBy],
    ["text", ({ text }) => text],
    ["sharedWith", ({ shares }) => shares.map((share) => `${share.on} ${share.with}`).join("; ") || null],
  ]);

export const statementTable = ({ statements }: RecordCopy): CopyTable =>
  table("statements", statements, [
    ["id", ({ id }) => id],
    ["kind", ({ kind }) => kind],
    ["part", ({ part }) => part],
    ["aboutId", ({ aboutId }) => aboutId],
    ["madeAt", ({ madeAt }) => madeAt],
    ["text", ({ text }) => text],
    ["disputed", ({ disputed }) => disputed],
    ["answeredAt", ({ answer }) => answer?.at],
    ["answeredBy", ({ answer }) => answer?.by],
    ["outcome", ({ answer }) => answer?.outcome],
    ["answer", ({ answer }) => answer?.words],
  ]);

export const shareTable = ({ shares }: RecordCopy): CopyTable =>
  table("shared-with", shares, [
    ["name", ({ name }) => name],
    ["parts", ({ parts }) => parts.join(" ")],
    ["since", ({ since }) => since],
    ["until", ({ until }) => until],
    ["choices", ({ choices }) => choices.map(({ at, parts }) => `${at} ${parts.join(" ")}`).join("; ") || null],
  ]);

export const consentTable = ({ consents }: RecordCopy): CopyTable =>
  table(
    "consents",
    consents.flatMap(({ said }) => said),
    [
      ["kind", ({ kind }) => kind],
      ["version", ({ version }) => version],
      ["given", ({ given }) => given],
      ["at", ({ at }) => at],
    ],
  );

export const erasureTable = ({ erasures }: RecordCopy): CopyTable =>
  table("destruction", erasures, [
    ["id", ({ id }) => id],
    ["scope", ({ scope }) => scope],
    ["askedAt", ({ askedAt }) => askedAt],
    ["words", ({ words }) => words],
    ["state", ({ state }) => state],
    ["decidedAt", ({ decision }) => decision?.at],
    ["ground", ({ decision }) => decision?.ground],
    ["answer", ({ decision }) => decision?.words],
  ]);

export const lookTable = ({ looks }: RecordCopy): CopyTable =>
  table("who-looked", looks, [
    ["at", ({ at }) => at],
    ["action", ({ action }) => action],
    ["event", ({ event }) => event],
    ["by", ({ by }) => by],
    ["role", ({ role }) => role],
  ]);

const emergencyColumns = (["begunAt", "until", "by", "because"] as const).map(
  (name): Column<RecordCopy["emergencies"][number]> => [name, (one) => one[name]],
);
export const emergencyTable = ({ emergencies }: RecordCopy): CopyTable =>
  table("emergencies", emergencies, emergencyColumns);
