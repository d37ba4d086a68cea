/** Lower case and without accents: who types 'andre' means André. */
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether what somebody types for a search stands in one of these words; nothing typed is everybody. */
export const isFoundBy = (wanted: string, words: readonly (string | null)[]): boolean =>
  words.some((one) => plain(one ?? "").includes(plain(wanted.trim())));
