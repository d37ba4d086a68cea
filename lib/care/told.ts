import { sql } from "drizzle-orm";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { handedOverBy, isStandIn, standsInFor } from "./rules";
import type { Care, CareNews, Carer, CareSeen } from "./schema";

// What colleagues settled about one's own care, told in the inbox until it is put away. It is read off the care itself, so
// that what ended or was called off is news no longer.

export type ToldRow = [
  clientId: string,
  clientName: string | null,
  carer: Carer,
  saidByName: string | null,
  isNews: boolean,
];

/** For a statement that enters by itself (`enterOnce`): what is news to the viewer, and who else treats those clients. */
export const toldRows = `select json_agg(json_build_array(a.client_id, c.name, a.carer, a.said_by_name, a.is_news)
    order by c.name, a.client_id, a.ordinality) as rows
  from app.carers_around(viewer.member_id, true) with ordinality a
  left join clients c on c.practice_id = viewer.practice_id and c.id = a.client_id`;

/** One line for what is of one kind and settled with the same days, the soonest first. */
export function newsOfRows(rows: readonly ToldRow[]): CareNews[] {
  const told = new Map<string, CareNews>();
  for (const [id, name, carer, saidByName, isNews] of rows) {
    if (!isNews) continue;
    const care = { carers: rows.filter(([clientId]) => clientId === id).map(([, , one]) => one) };
    const { kind, whom } = kindOf(care, carer);
    const { from, until, hasBegun } = carer;
    const key = [kind, from, until, whom?.id, carer.saidBy].join(" ");
    const line = told.get(key) ?? {
      kind,
      from,
      until,
      hasBegun,
      whom: whom?.name ?? null,
      saidBy: saidByName ?? "",
      clients: [],
    };
    line.clients.push({ id, name });
    told.set(key, line);
  }
  return [...told.values()].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

function kindOf(care: Pick<Care, "carers">, carer: Carer): { kind: CareNews["kind"]; whom: Carer | null } {
  if (isStandIn(carer)) return { kind: "standIn", whom: standsInFor(care, carer) };
  const giver = handedOverBy(care, carer);
  const beside = care.carers.find((one) => one.id !== carer.id && one.hasBegun && !isStandIn(one)) ?? null;
  // Whoever handed over today treats no more: nobody is beside whom they would be.
  return giver || !beside ? { kind: "takesOver", whom: giver } : { kind: "joins", whom: beside };
}

/** Puts away what one was told, or takes that back. Other days by now, or no care any more, are `not_asking`. */
export async function seeCare(
  tx: PracticeTx,
  viewer: Viewer,
  { clientIds, from, until, seen }: CareSeen,
): Promise<Result<{ done: true }>> {
  const ids = sql.join(
    clientIds.map((one) => sql`${one}::uuid`),
    sql`, `,
  );
  const [row] = await tx.execute<{ there: number; changed: number }>(
    sql`select * from app.see_care(array[${ids}], ${from}::date, ${until}::date, ${seen})`,
  );
  if (!row?.there) return refused("not_asking");
  if (row.changed > 0)
    await recordAudit(tx, viewer, {
      event: "care.seen",
      action: "U",
      object: ["member", viewer.memberId],
      detail: { clients: row.changed, seen },
    });
  return accepted({ done: true });
}
