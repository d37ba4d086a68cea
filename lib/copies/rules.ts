/** For people; for a spreadsheet; for another program; for another care system (HL7 FHIR R4). */
export const copyFormats = ["pdf", "csv", "json", "fhir"] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** The shape of the JSON. A change that somebody who reads it would notice is another version. */
export const copyVersion = 1;

const hour = 60 * 60 * 1000;

/** A link to a copy holds for an hour, and never longer. */
export const copyUntil = (askedAt: Date): Date => new Date(askedAt.getTime() + hour);

/** Copies that one client may ask for within an hour: making one is work, and a stolen phone must not make many. */
export const mostCopies = 12;
