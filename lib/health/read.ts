import { and, desc, eq } from "drizzle-orm";
import { healthLists, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { utcText } from "@/lib/instant";
import { draftList } from "./rules";
import type { HealthList } from "./schema";

/** What this practice asks about health before an opening; the draft, where nobody approved a list yet. */
export async function readHealthList(tx: PracticeTx, viewer: Viewer): Promise<HealthList> {
  const [latest] = await tx
    .select({
      version: healthLists.version,
      items: healthLists.items,
      approvedAt: utcText(healthLists.approvedAt),
      approvedBy: members.name,
    })
    .from(healthLists)
    .leftJoin(members, and(eq(members.practiceId, healthLists.practiceId), eq(members.id, healthLists.approvedBy)))
    .where(eq(healthLists.practiceId, viewer.practiceId))
    .orderBy(desc(healthLists.version))
    .limit(1);
  return latest ?? draftList;
}
