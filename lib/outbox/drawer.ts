import { drawers, type Letter, nameOf, type Parcel, parcelOf, readParcel } from "./parcel";
import { forgetSealed, listSealed, readSealed, reseal, seal } from "./sealed";

/** A parcel in its place. */
export interface Kept {
  name: string;
  parcel: Parcel;
}

/** Where parcels lie until they are acknowledged. */
export interface Drawer {
  /** In the order in which they were handed in. `closed`: so many lie here that this release cannot read. */
  list(): Promise<{ kept: Kept[]; closed: number }>;
  /** Answers once it is on the disk. Throws where nothing can be kept. */
  put(letter: Letter): Promise<void>;
  /** Writes over what still lies there, and never brings back what has gone. */
  note(kept: Kept): Promise<void>;
  remove(kept: Kept): Promise<void>;
}

export const inOrder = (kept: Kept[]): Kept[] =>
  [...kept].sort((a, b) => a.parcel.at - b.parcel.at || (a.parcel.id < b.parcel.id ? -1 : 1));

/** One member's own, sealed on this device. */
export function drawerOf(memberId: string, practiceId: string | null): Drawer {
  const list: Drawer["list"] = async () => {
    const found = (await Promise.all(drawers.map((drawer) => listSealed(memberId, drawer)))).flat();
    const kept = found.flatMap(({ name, value }) => {
      const parcel = readParcel(value, memberId);
      return parcel ? [{ name, parcel }] : [];
    });
    return { kept: inOrder(kept), closed: found.length - kept.length };
  };
  return {
    list,
    async put(letter) {
      const { kept } = await list();
      const name = nameOf(letter);
      const known = kept.find((one) => one.name === name)?.parcel;
      // A clock that was set back puts nothing in front of what was handed in before it.
      const latest = Math.max(0, ...kept.map(({ parcel }) => parcel.at));
      const parcel = parcelOf(letter, { memberId, practiceId }, known?.at ?? Math.max(Date.now(), latest + 1));
      await seal(memberId, name, known?.body === parcel.body ? { ...known, refused: undefined } : parcel);
    },
    note: ({ name, parcel }) => reseal(memberId, name, parcel),
    async remove({ name, parcel }) {
      // What was written anew while this was on its way has not been acknowledged.
      const lying = readParcel(await readSealed(memberId, name), memberId);
      if (!lying || lying.body === parcel.body) await forgetSealed(memberId, name);
    },
  };
}
