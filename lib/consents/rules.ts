import type { Consent, ConsentEntry } from "./schema";

/**
 * What a client is asked about, because a no has a consequence that this product can keep. Keeping a record is no
 * consent: the law asks it of whoever treats (art. 7:454 BW). Kept for good is which text somebody answered, so a text is
 * never changed here: another wording is another version, from its day on (messages `consents.texts`).
 */
export const consentTexts = {
  messages: [{ version: 1, from: "2026-11-29" }],
  gp: [{ version: 1, from: "2026-11-29" }],
} as const satisfies Record<string, readonly { version: number; from: string }[]>;

export type ConsentKind = keyof typeof consentTexts;
export const consentKinds = Object.keys(consentTexts) as ConsentKind[];

const latestOf = (kind: ConsentKind) => consentTexts[kind].at(-1) as { version: number; from: string };

/** The version of a text that is asked now. */
export const versionOf = (kind: ConsentKind): number => latestOf(kind).version;

/** How things stand of each kind: the latest answer holds, and none is neither yes nor no. `said` is oldest first. */
export const standingOf = (said: readonly ConsentEntry[]): Consent[] =>
  consentKinds.map((kind) => {
    const { version, from } = latestOf(kind);
    const answers = said.filter((one) => one.kind === kind);
    return { kind, version, from, latest: answers.at(-1) ?? null, said: answers };
  });
