// What lists bring along when they are copied: 1. 2) – • *
const bullet = /^\s*(?:\d{1,2}[.)]|[-–—•*·])\s+/;

/** The lines of a pasted list, each one step. */
export const linesOf = (pasted: string): string[] =>
  pasted
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(bullet, "").trim())
    .filter(Boolean);

/** The text before and after the selection; what was selected is left out. */
export const splitAt = (text: string, from: number, to: number): [string, string] => [
  text.slice(0, from).trim(),
  text.slice(to).trim(),
];
