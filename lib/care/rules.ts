import { addDays, type Day } from "@/lib/calendar";
import type { Care, Carer } from "./schema";

interface Looking {
  id: string;
  isOwner: boolean;
}

/** Whether a term overlaps another one, or follows it without a day between. */
export const touches = (one: { from: Day; until: Day | null }, other: { from: Day; until: Day | null }): boolean =>
  (one.until === null || other.from <= addDays(one.until, 1)) &&
  (other.until === null || one.from <= addDays(other.until, 1));

/** Who treats a client now, with no end in sight. */
const treatsForGood = ({ hasBegun, until }: Carer) => hasBegun && until === null;

/** Who says who else treats a client: the owner, and whoever treats them with no end in sight. The database says the same. */
export const maySay = ({ carers }: Care, viewer: Looking): boolean =>
  viewer.isOwner || carers.some((one) => one.id === viewer.id && treatsForGood(one));

/** Whether a client would be without anybody if this care ended. */
export const isOnlyCarer = ({ carers }: Care, carer: Carer): boolean =>
  treatsForGood(carer) && carers.filter(treatsForGood).length === 1;

/** Whose care ends when a colleague takes over: one's own, or of the one who treats the client for good. */
export const replacedBy = ({ carers }: Care, viewer: Looking, colleague: string): Carer | null => {
  const lasting = carers.filter((one) => treatsForGood(one) && one.id !== colleague);
  return lasting.find(({ id }) => id === viewer.id) ?? lasting[0] ?? null;
};

/** Who can be asked: nobody decides about themselves but the owner. */
export const askable = ({ colleagues }: Care, viewer: Looking) =>
  colleagues.filter(({ id }) => viewer.isOwner || id !== viewer.id);
