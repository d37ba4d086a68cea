import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { enterPage } from "@/lib/access/page";
import { readExercise } from "@/lib/exercises/read";
import { exerciseId } from "@/lib/exercises/schema";

type Part = { children: ReactNode; params: Promise<{ exercise: string }> };

/** Decides, before the skeleton is sent, whether there is such an exercise for this viewer. */
export default async function AnExercise({ children, params }: Part) {
  const id = exerciseId.safeParse((await params).exercise);
  if (!id.success) notFound();
  await enterPage({ permission: "exercise:write" }, (tx, viewer) => readExercise(tx, viewer, id.data));
  return children;
}
