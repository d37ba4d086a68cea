/** What somebody handed in on a phone, by its id, and what the house holds in the end. */
export interface Handed {
  id: string;
  text: string;
}

export interface Verdict {
  lost: string[];
  twice: string[];
  /** There, but not as it was handed in. */
  changed: string[];
}

/**
 * Whether everything that was handed in is there, once, as it was. What has the same text under another id is the same
 * thing twice: whoever practised once does not care under how many ids.
 */
export function verdictOf(handed: readonly Handed[], stored: readonly Handed[]): Verdict {
  const verdict: Verdict = { lost: [], twice: [], changed: [] };
  for (const { id, text } of handed) {
    const found = stored.filter((row) => row.id === id || row.text === text);
    if (found.length === 0) verdict.lost.push(id);
    if (found.length > 1) verdict.twice.push(id);
    if (found.some((row) => row.text !== text)) verdict.changed.push(id);
  }
  return verdict;
}
