import type { ReactNode } from "react";
import { enterPage, searchOfPage } from "@/lib/access/page";
import { readBeginning } from "@/lib/programs/read";

type Part = { children: ReactNode; params: Promise<{ program: string }> };

/** Decides, before the skeleton is sent, whether there is such a template, or one is being begun. */
export default async function OneTemplate({ children, params }: Part) {
  const [{ program }, search] = await Promise.all([params, searchOfPage()]);
  await enterPage({ permission: "program:write" }, (tx, viewer) =>
    readBeginning(tx, viewer, null, program, search.get("from") ?? undefined),
  );
  return children;
}
