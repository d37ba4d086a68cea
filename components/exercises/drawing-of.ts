import type { Exercise } from "@/lib/exercises/schema";

/** The name by which `Illustration` draws an exercise: without folder and ending. */
export const drawingOf = ({ illustration }: Pick<Exercise, "illustration">): string =>
  illustration.replace(/^.*\/|\.svg$/g, "");
