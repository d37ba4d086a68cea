import { operation } from "@/lib/access/operation";
import * as exercises from "@/lib/exercises/schema";

export const exercisesOperations = {
  listExercises: operation({
    method: "GET",
    path: "/api/v1/exercises",
    permission: "exercise:list",
    summary:
      "The library: shared and the practice's own; `q` forgives accents and typos; `putAway` lists what is put away",
    query: exercises.exerciseSearch,
    answer: exercises.exerciseList,
  }),
  addExercise: operation({
    method: "POST",
    path: "/api/v1/exercises",
    permission: "exercise:write",
    summary: "Add an exercise of the practice's own",
    body: exercises.exerciseDraft,
    answer: exercises.exercise,
    statuses: [201, 200],
    tagged: true,
  }),
  readExercise: operation({
    method: "GET",
    path: "/api/v1/exercises/{exercise}",
    permission: "exercise:read",
    summary: "One exercise",
    answer: exercises.exercise,
    tagged: true,
  }),
  changeExercise: operation({
    method: "PATCH",
    path: "/api/v1/exercises/{exercise}",
    permission: "exercise:write",
    summary: "Change an exercise of the practice's own, put it away or bring it back",
    body: exercises.exerciseChange,
    answer: exercises.exercise,
    tagged: true,
  }),
};
