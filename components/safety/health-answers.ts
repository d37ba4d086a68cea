import { useState } from "react";
import { useKeptDraft } from "@/components/frame/kept-draft";
import type { HealthCheck, HealthChecked, HealthItem, HealthList } from "@/lib/health/schema";

/** An answer to the words that were asked: where the list says it otherwise meanwhile, it is none. */
interface Said {
  asked: string;
  yes: boolean;
  because: string;
}
export type HealthAnswers = Record<string, Said>;

const wordsOf = ({ sentence }: Pick<HealthItem, "sentence">) => `${sentence.nl}\n${sentence.en}`;

/** What was answered at an earlier opening. */
export const answersOf = (checked: HealthChecked | null): HealthAnswers =>
  Object.fromEntries(
    (checked?.answers ?? []).map(({ item, sentence, yes, because }) => [
      item,
      { asked: wordsOf({ sentence }), yes, because: because ?? "" },
    ]),
  );

export function saidOf(answers: HealthAnswers, item: HealthItem): Said | null {
  const said = Object.hasOwn(answers, item.id) ? answers[item.id] : undefined;
  return said?.asked === wordsOf(item) ? said : null;
}

export type HealthGap = { item: string; part: "answer" | "because" };

/** What is still to be said, in the order of the list: nothing chosen yet, or a yes without its reason. */
export const gapsIn = (answers: HealthAnswers, list: Pick<HealthList, "items">): HealthGap[] =>
  list.items.flatMap((item): HealthGap[] => {
    const said = saidOf(answers, item);
    if (!said) return [{ item: item.id, part: "answer" }];
    return said.yes && !said.because.trim() ? [{ item: item.id, part: "because" }] : [];
  });

/** As it is sent. A reason that was typed before a yes became a no is not told. */
export const checkOf = (answers: HealthAnswers, { version, items }: HealthList): HealthCheck => ({
  version,
  answers: items.flatMap((item) => {
    const said = saidOf(answers, item);
    return said ? [{ item: item.id, yes: said.yes, because: said.yes ? said.because : "" }] : [];
  }),
});

/** The field of a gap, by its id in the form. */
export const fieldOf = ({ item, part }: HealthGap) => `health-${item}-${part}`;

/** The answers of a form that is open, kept on this device until they are sent. */
export function useHealthAnswers(key: string, list: HealthList, before: HealthChecked | null) {
  const [kept, keep] = useKeptDraft<HealthAnswers>(key);
  const [isAsked, setAsked] = useState(false);
  const answers = kept ?? answersOf(before);
  const gaps = gapsIn(answers, list);
  return {
    said: (item: HealthItem) => saidOf(answers, item),
    say: (item: HealthItem, yes: boolean, because: string) =>
      keep({ ...answers, [item.id]: { asked: wordsOf(item), yes, because } }),
    /** The gaps, once somebody tried to send. */
    gaps: isAsked ? gaps : [],
    isUntouched: gaps.length === list.items.length && gaps.every(({ part }) => part === "answer"),
    /** Shows what is still to be said; answers the first of it. */
    ask: (): HealthGap | undefined => {
      setAsked(true);
      return gaps[0];
    },
    check: () => checkOf(answers, list),
    forget: () => keep(null),
  };
}
export type HealthForm = ReturnType<typeof useHealthAnswers>;
