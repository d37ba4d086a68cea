import { accepted, type Fault, type Result, refused } from "@/lib/result";
import type { HealthCheck, HealthChecked, HealthItem, HealthList } from "./schema";

/**
 * Where a practice can begin: the subjects of domain.md G7 in plain words. A draft that nobody verified medically, so it
 * is asked of no client before somebody who treats approved it, as it stands or otherwise.
 */
const draftItems: HealthItem[] = [
  {
    id: "illness",
    sentence: {
      nl: "Een ziekte of lichamelijke klacht waarvoor iemand onder behandeling is",
      en: "An illness or physical complaint that is being treated",
    },
  },
  { id: "pregnancy", sentence: { nl: "Zwanger, of misschien zwanger", en: "Pregnant, or possibly pregnant" } },
  {
    id: "surgery",
    sentence: {
      nl: "Een operatie of ernstig letsel in de laatste maanden",
      en: "An operation or a serious injury in the past months",
    },
  },
  {
    id: "epilepsy",
    sentence: { nl: "Epilepsie, of ooit een aanval gehad", en: "Epilepsy, or a seizure at any time" },
  },
  {
    id: "heart",
    sentence: {
      nl: "Klachten van het hart, of een te hoge of te lage bloeddruk",
      en: "Heart trouble, or blood pressure that is too high or too low",
    },
  },
  { id: "psychosis", sentence: { nl: "Een psychose, nu of eerder", en: "A psychosis, now or earlier" } },
  {
    id: "dissociation",
    sentence: {
      nl: "Soms ver weg raken of stukken tijd kwijt zijn (dissociatie)",
      en: "Drifting far away at times, or losing stretches of time (dissociation)",
    },
  },
  {
    id: "crisis",
    sentence: {
      nl: "Op dit moment een crisis, of gedachten aan zelfdoding",
      en: "A crisis at this moment, or thoughts of suicide",
    },
  },
  {
    id: "medication",
    sentence: {
      nl: "Medicijnen die werken op spieren, hart, slaap of stemming",
      en: "Medication that acts on muscles, heart, sleep or mood",
    },
  },
  {
    id: "other",
    sentence: {
      nl: "Iets anders in lichaam of leven om rekening mee te houden",
      en: "Anything else in body or life to take into account",
    },
  },
];

export const draftList: HealthList = { version: 0, items: draftItems, approvedAt: null, approvedBy: null };

/** A draft that somebody approved, as it stands or otherwise, is the practice's list. */
export const isApproved = ({ version }: Pick<HealthList, "version">): boolean => version > 0;

const at = "checked.answers";

/**
 * Whether this is the practice's list as it is now, gone through whole, each item once, each yes with its reason. It says
 * nothing of whether release can be opened: a yes closes nothing, whoever treats decides (domain.md G7, G17).
 */
export function goneThrough(
  check: HealthCheck,
  list: HealthList,
): Result<HealthChecked, "stale" | "invalid" | "reason_missing"> {
  if (!isApproved(list) || check.version !== list.version) return refused("stale", { current: list });
  const answers = new Map(check.answers.map((answer) => [answer.item, answer]));
  const known = new Set(list.items.map(({ id }) => id));
  const faults: Fault[] = check.answers.flatMap((answer, n) =>
    known.has(answer.item) && answers.get(answer.item) === answer
      ? []
      : [{ path: `${at}.${n}.item`, refusal: "invalid" as const }],
  );
  if (list.items.some(({ id }) => !answers.has(id))) faults.push({ path: at, refusal: "invalid" });
  if (faults.length > 0) return refused("invalid", { faults });
  const silent = check.answers.flatMap(({ yes, because }, n) =>
    yes && !because ? [{ path: `${at}.${n}.because`, refusal: "reason_missing" as const }] : [],
  );
  if (silent.length > 0) return refused("reason_missing", { faults: silent });
  return accepted({
    version: list.version,
    answers: list.items.map(({ id, sentence }) => ({
      item: id,
      sentence,
      yes: answers.get(id)?.yes === true,
      because: answers.get(id)?.because || null,
    })),
  });
}

/** What was answered with yes, in the order of the list. */
export const yesOf = ({ answers }: HealthChecked) => answers.filter(({ yes }) => yes);
