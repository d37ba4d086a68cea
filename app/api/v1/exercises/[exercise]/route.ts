import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readExercise } from "@/lib/exercises/read";
import { changeExercise } from "@/lib/exercises/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readExercise, async (tx, viewer, { params }) => {
  const found = await readExercise(tx, viewer, params.exercise as string);
  return found.ok ? accepted({ value: found.value, revision: found.value.version }) : found;
});

export const PATCH = route(operations.changeExercise, async (tx, viewer, { params, body, match }) => {
  const changed = await changeExercise(tx, viewer, params.exercise as string, body, match);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.version }) : changed;
});

export const { DELETE, POST, PUT } = othersRefused("GET", "PATCH");
