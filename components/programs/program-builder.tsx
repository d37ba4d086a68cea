"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { BuilderBoardProps } from "./builder-board";

function Waiting() {
  const t = useTranslations("ui");
  return <SkeletonLines lines={8} label={t("loading")} />;
}

// Not drawn by the server: a field that shows before it listens would lose what is typed into it.
const Board = dynamic(() => import("./builder-board").then((loaded) => loaded.BuilderBoard), {
  ssr: false,
  loading: Waiting,
});

/** The builder. Dragging comes in a file of its own, which no other page loads. */
export function ProgramBuilder(props: BuilderBoardProps) {
  return <Board {...props} />;
}
