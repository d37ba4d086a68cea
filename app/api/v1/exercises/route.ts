import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route, swiftRoute, WrittenJson } from "@/lib/access/route";
import { readExercises } from "@/lib/exercises/read";
import { addExercise } from "@/lib/exercises/write";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.listExercises, async (entry, { query }) => {
  const found = await readExercises(entry, query);
  if (!found.ok) return found;
  const { items, nextCursor } = found.value;
  return accepted({ value: new WrittenJson(`{"items":${items},"nextCursor":${JSON.stringify(nextCursor)}}`) });
});

export const POST = route(operations.addExercise, async (tx, viewer, { body }) => {
  const added = await addExercise(tx, viewer, body);
  if (!added.ok) return added;
  const { exercise, isNew } = added.value;
  return accepted({ value: exercise, status: isNew ? 201 : 200, revision: exercise.version });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
