// What a schema found is named by a key of the messages `refusals.faults`; one that has a measure carries it along, since
// a form's library passes on nothing but that word.

export const tooLong = (most: number): string => `too_long:${most}`;

/** The key in a schema's message, and what its sentence is filled with; null for a message that is no such key. */
export function faultIn(message: unknown): { key: string; most: string } | null {
  const [, key, most] = /^([a-z_]+)(?::(\d+))?$/.exec(typeof message === "string" ? message : "") ?? [];
  return key ? { key, most: most ?? "" } : null;
}
