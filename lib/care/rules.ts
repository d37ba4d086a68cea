import type { Care, Carer } from "./schema";

interface Looking {
  id: string;
  isOwner: boolean;
}

const treatsForGood = ({ hasBegun, until }: Carer) => hasBegun && until === null;

/** Who says who else treats a client: the owner, and whoever treats them with no end in sight. The database says the same. */
export const maySay = ({ carers }: Care, viewer: Looking): boolean =>
  viewer.isOwner || carers.some((one) => one.id === viewer.id && treatsForGood(one));

/** Whose care ends when a colleague takes over: one's own, or of the one who treats the client for good. */
export const replacedBy = ({ carers }: Care, viewer: Looking, colleague: string): Carer | null => {
  const lasting = carers.filter((one) => treatsForGood(one) && one.id !== colleague);
  return lasting.find(({ id }) => id === viewer.id) ?? lasting[0] ?? null;
};

/** Who can be asked: nobody decides about themselves but the owner. */
export const askable = ({ colleagues }: Care, viewer: Looking) =>
  colleagues.filter(({ id }) => viewer.isOwner || id !== viewer.id);
