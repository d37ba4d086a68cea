import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldErrors, Resolver } from "react-hook-form";
import type { WrittenParts } from "@/lib/exercises/rules";
import { type Bilingual, type Exercise, type ExerciseDraft, exerciseDraft } from "@/lib/exercises/schema";
import { emptyText } from "./blank-exercise";

/** The draft as it lies in the fields: a text that may be left out is an empty one. */
export interface ExerciseFormValues extends Omit<WrittenParts, "cue" | "imagery" | "caution"> {
  id: string;
  cue: Bilingual;
  imagery: Bilingual;
  caution: Bilingual;
}

export interface KeptExercise {
  form: ExerciseFormValues;
  /** What the change began from; null for an exercise that is not there yet. */
  before: Exercise | null;
}

// English that only repeats the Dutch was never written: the field stays empty, and follows when the Dutch changes.
const written = (text: Bilingual | null): Bilingual =>
  text === null ? emptyText : { nl: text.nl, en: text.en === text.nl ? "" : text.en };

export const formOf = (exercise: WrittenParts, id: string): ExerciseFormValues => ({
  id,
  group: exercise.group,
  phase: exercise.phase,
  posture: exercise.posture,
  title: written(exercise.title),
  purpose: written(exercise.purpose),
  steps: exercise.steps.map(({ text }) => ({ text: written(text) })),
  cue: written(exercise.cue),
  imagery: written(exercise.imagery),
  caution: written(exercise.caution),
  dose: { ...exercise.dose },
});

export const isBlank = ({ nl, en }: Bilingual) => nl.trim() === "" && en.trim() === "";
const orNothing = (text: Bilingual) => (isBlank(text) ? null : text);

const draftOf = (form: ExerciseFormValues) => ({
  ...form,
  cue: orNothing(form.cue),
  imagery: orNothing(form.imagery),
  caution: orNothing(form.caution),
});

const judge = zodResolver(exerciseDraft);

export const exerciseResolver: Resolver<ExerciseFormValues, unknown, ExerciseDraft> = async (form, context, options) =>
  (await judge(draftOf(form), context, options as unknown as Parameters<typeof judge>[2])) as Awaited<
    ReturnType<Resolver<ExerciseFormValues, unknown, ExerciseDraft>>
  >;

export interface FormFault {
  path: string;
  /** A key of the messages `refusals.faults`, or the schema's own code. */
  message: string;
  code: string;
}

/** Every fault in the form, in the order of its fields. */
export function faultsIn(errors: FieldErrors | object, path = ""): FormFault[] {
  const { type, message } = errors as { type?: unknown; message?: unknown };
  if (typeof type === "string") return [{ path, code: type, message: typeof message === "string" ? message : type }];
  return Object.entries(errors).flatMap(([name, inner]: [string, unknown]) =>
    inner && typeof inner === "object" && name !== "ref"
      ? faultsIn(inner, name === "root" ? path : path ? `${path}.${name}` : name)
      : [],
  );
}

/** The control that a fault is about; a text in two languages is mended in Dutch. */
export function controlOf(path: string): string {
  if (path === "steps") return "steps.0.text.nl";
  return /^(title|purpose|cue|imagery|caution|steps\.\d+\.text)$/.test(path) ? `${path}.nl` : path;
}
