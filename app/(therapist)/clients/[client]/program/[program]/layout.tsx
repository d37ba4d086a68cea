import type { ReactNode } from "react";
import { enterPage, searchOfPage } from "@/lib/access/page";
import { readBeginning } from "@/lib/programs/read";

type Part = { children: ReactNode; params: Promise<{ client: string; program: string }> };

/** Decides, before the skeleton is sent, whether this client has such a program, or one is being begun. */
export default async function OneProgram({ children, params }: Part) {
  const [{ client, program }, search] = await Promise.all([params, searchOfPage()]);
  const clientId = client.toLowerCase();
  await enterPage({ permission: "program:write", record: { clientId } }, (tx, viewer) =>
    readBeginning(tx, viewer, clientId, program, search.get("from") ?? undefined),
  );
  return children;
}
