// What waits on a device to be sent. Its shape outlives a release: a phone may hold one for weeks, and the release that
// finds it may be the one before this or the one after. So a field is added, and never changed or taken away; what is
// not understood is carried along; and what cannot be sent at all is left where it lies.

/** What somebody wants to have sent. */
export interface Letter {
  /** One for each thing that is sent. The same id again is the same thing, and lies here once. */
  id: string;
  path: `/api/v1/${string}`;
  body: unknown;
  /** Fields by which the release before finds and sends it, under `waiting/`. */
  earlier?: Record<string, unknown>;
}

export interface Parcel {
  v: number;
  id: string;
  memberId: string;
  /** Null in what the release before left here. */
  practiceId: string | null;
  method: "PUT";
  path: string;
  /** As it goes over the wire: each try sends the same bytes. */
  body: string;
  /** When it was handed in, in milliseconds; what was handed in later is sent later. */
  at: number;
  tries: number;
  /** Why the house will never take it as it is. It waits here for somebody to look. */
  refused?: { status: number; detail: string };
}

export const parcelVersion = 1;

/** Where parcels lie: those that the release before can send lie where it looks for them. */
export const drawers = ["waiting/", "parcels/"] as const;

export const nameOf = (letter: Letter): string => `${drawers[letter.earlier ? 0 : 1]}${letter.id}`;

export const parcelOf = (letter: Letter, owner: Pick<Parcel, "memberId" | "practiceId">, at: number): Parcel => ({
  ...letter.earlier,
  v: parcelVersion,
  id: letter.id,
  ...owner,
  method: "PUT",
  path: letter.path,
  body: JSON.stringify(letter.body),
  at,
  tries: 0,
});

const isText = (value: unknown): value is string => typeof value === "string";

/** The moment within a UUIDv7. */
const momentOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16) || 0;

/** A parcel of this member, or null for what this release cannot send: it is another's, or was never whole. */
export function readParcel(found: unknown, memberId: string): Parcel | null {
  if (typeof found !== "object" || found === null) return null;
  const value = found as Partial<Parcel> & { log?: unknown };
  if (!isText(value.id)) return null;
  // The release before kept sessions, and nothing else, as `{ id, log }`.
  if (value.v === undefined) {
    if (typeof value.log !== "object" || value.log === null) return null;
    const letter = { id: value.id, path: `/api/v1/sessions/${value.id}`, body: value.log } as const;
    return { ...value, ...parcelOf(letter, { memberId, practiceId: null }, momentOf(value.id)) };
  }
  const { method, path, body, at } = value;
  const isWhole =
    method === "PUT" && isText(path) && path.startsWith("/api/v1/") && isText(body) && typeof at === "number";
  return isWhole && value.memberId === memberId ? { ...(value as Parcel), tries: value.tries ?? 0 } : null;
}
