import { z } from "zod";
import { isCount, pageQuery } from "@/lib/cursor";
import { id, line, paragraph } from "@/lib/text";

export const groups = ["relax", "release"] as const;
export const phases = ["relax", "ground", "build-up", "discharge", "integrate"] as const;
export const postures = ["lying-back", "lying-side", "sitting", "standing"] as const;
export const doseKinds = ["time", "breaths", "repetitions", "until-enough"] as const;

export const exerciseId = id;

export type Group = (typeof groups)[number];
export type Phase = (typeof phases)[number];
export type Posture = (typeof postures)[number];
export type DoseKind = (typeof doseKinds)[number];

/** The same in two languages. A therapist who writes one is read in that one: the empty side takes the other's text. */
const inBoth = (text: ReturnType<typeof paragraph>) =>
  z
    .strictObject({ nl: text.default(""), en: text.default("") })
    .refine((both) => both.nl !== "" || both.en !== "", { message: "missing" })
    .overwrite((both) => ({ nl: both.nl || both.en, en: both.en || both.nl }));

const bilingual = (most: number) => inBoth(paragraph(most));

export interface Bilingual {
  nl: string;
  en: string;
}

/** The range that the library advises. Seconds for `time`; null for `until-enough`. */
export const doseRange = z
  .strictObject({
    kind: z.enum(doseKinds),
    min: z.int().min(1).max(14_400).nullable(),
    max: z.int().min(1).max(14_400).nullable(),
    perSide: z.boolean().default(false),
    openEnded: z.boolean().default(false),
  })
  .refine((dose) => (dose.kind === "until-enough") === (dose.min === null && dose.max === null), {
    message: "dose_range",
    path: ["min"],
  })
  .refine((dose) => dose.min === null || dose.max === null || dose.min <= dose.max, {
    message: "dose_range",
    path: ["max"],
  });

export type DoseRange = z.output<typeof doseRange>;

const written = {
  group: z.enum(groups),
  phase: z.enum(phases),
  posture: z.enum(postures),
  title: inBoth(line(120, 0)),
  purpose: bilingual(600),
  steps: z
    .array(z.strictObject({ text: bilingual(400) }))
    .min(1)
    .max(20),
  cue: bilingual(400).nullable(),
  imagery: bilingual(400).nullable(),
  caution: bilingual(600).nullable(),
  dose: doseRange,
};

// Judged beside the faults of single fields, so that whoever fills this in hears everything at once.
const when = ({ value }: { value: unknown }) => typeof value === "object" && value !== null;

const cautionBelongsToRelease = (exercise: { group?: Group | undefined; caution?: unknown }) =>
  exercise.group !== "release" || (exercise.caution !== null && exercise.caution !== undefined);

const phaseFitsGroup = (exercise: { group?: Group | undefined; phase?: Phase | undefined }) =>
  !exercise.group || !exercise.phase || (exercise.group === "relax") === (exercise.phase === "relax");

/** What a therapist sends to make an exercise of her own. Every release exercise carries its caution. */
export const exerciseDraft = z
  .strictObject({
    id: z.uuid(),
    ...written,
    cue: written.cue.default(null),
    imagery: written.imagery.default(null),
    caution: written.caution.default(null),
  })
  .refine(cautionBelongsToRelease, { message: "caution_missing", path: ["caution"], when })
  .refine(phaseFitsGroup, { message: "phase_of_other_group", path: ["phase"], when });

export type ExerciseDraft = z.output<typeof exerciseDraft>;

/** No longer offered for other programs, and still there for those that it stands in. The shared library never is. */
const putAway = z.boolean();

/** A change of a practice's own exercise: any of its parts; the whole is judged again after it is put together. */
export const exerciseChange = z
  .strictObject({ ...written, putAway })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });

export const exercise = z.strictObject({
  id: z.uuid(),
  key: z.string().nullable(),
  source: z.enum(["library", "practice"]),
  version: z.int(),
  putAway,
  ...written,
  illustration: z.string(),
  illustrationAlt: z.strictObject({ nl: z.string(), en: z.string() }),
});

export type Exercise = z.output<typeof exercise>;

/** By how many came before: the library is short, and a search ranks it anew. */
export const exerciseKeys = [isCount];

export const exerciseSearch = pageQuery(exerciseKeys).extend({
  q: z.string().max(200).optional(),
  group: z.enum(groups).optional(),
  phase: z.enum(phases).optional(),
  posture: z.enum(postures).optional(),
  /** `true` lists what was put away, and nothing else. */
  putAway: z.enum(["true", "false"]).optional(),
  locale: z.enum(["nl", "en"]).optional(),
});

export type ExerciseSearch = z.output<typeof exerciseSearch>;

export const exerciseList = z.strictObject({ items: z.array(exercise), nextCursor: z.string().nullable() });
