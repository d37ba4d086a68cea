"use client";

import dynamic from "next/dynamic";
import type { BuilderBoardProps } from "./builder-board";
import { BuilderSkeleton } from "./builder-skeleton";

// Not drawn by the server: a field that shows before it listens would lose what is typed into it.
const Board = dynamic(() => import("./builder-board").then((loaded) => loaded.BuilderBoard), {
  ssr: false,
  loading: BuilderSkeleton,
});

/** The builder. Dragging comes in a file of its own, which no other page loads. */
export function ProgramBuilder(props: BuilderBoardProps) {
  return <Board {...props} />;
}
