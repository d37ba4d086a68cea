import { daysToCover, isCovered, isStandIn, othersOn, ownCareOf, type Period, settle } from "@/lib/care/rules";
import type { AwayPlan, Care, Carer } from "@/lib/care/schema";

interface Asked {
  /** Who is away, and who was chosen to stand in; empty while nobody is. */
  memberId: string;
  who: string;
  days: Period | null;
  carerWords: (care: Pick<Care, "carers">, carer: Carer) => string | null;
}

/** One client of somebody who is away: who is there then, and whether the chosen colleague is anyway. Null: not theirs by then. */
export function awayLine(client: AwayPlan["clients"][number], { memberId, who, days: away, carerWords }: Asked) {
  const own = ownCareOf(client, memberId);
  const days = own && away && daysToCover(own, away);
  if (away && !days) return null;
  const others = days ? othersOn(client, memberId, days) : [];
  const known = client.carers.filter(({ id }) => id === who);
  return {
    id: client.id,
    name: client.name,
    present: others.map((one) => [one.name, carerWords(client, one)].filter(Boolean).join(" ")),
    isCovered: days !== null && isCovered(client, memberId, days),
    isAlready: days !== null && who !== "" && settle(known, days).kind === "refused",
  };
}

/** Stand-ins by one colleague on the same days: what was settled in one act, and what ends in one. */
export interface AwayTerm {
  key: string;
  carer: Carer;
  words: string;
  clientIds: string[];
}

export function awayTerms({ clients }: Pick<AwayPlan, "clients">, carerWords: Asked["carerWords"]): AwayTerm[] {
  const terms = new Map<string, AwayTerm>();
  for (const client of clients)
    for (const carer of client.carers.filter(isStandIn)) {
      const key = [carer.from, carer.until, carer.id].join(" ");
      const term = terms.get(key) ?? { key, carer, words: carerWords(client, carer) ?? "", clientIds: [] };
      term.clientIds.push(client.id);
      terms.set(key, term);
    }
  return [...terms.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
