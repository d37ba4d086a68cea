/** What stands before the id of something that comes from the library. */
export const shelf = "shelf:";

/** The list itself, on which something from the library can be put down where no item is near. */
export const listId = "program";

type Id = string | number;

export const isFromShelf = (id: Id | undefined): boolean => String(id).startsWith(shelf);
export const idOf = (id: Id): string => String(id).replace(shelf, "");

/**
 * Where something comes to stand that is let go of over `over`: counted from 0, with how many there are then. What is
 * nowhere near an item goes to the end when it comes from the library; else it stays where it is.
 */
export function placeAfter(ids: readonly string[], id: Id, over: Id): { at: number; count: number } {
  const met = ids.indexOf(String(over));
  if (isFromShelf(id)) return { at: met < 0 ? ids.length : met, count: ids.length + 1 };
  return { at: met < 0 ? ids.indexOf(String(id)) : met, count: ids.length };
}

/** The same in the words of the announcements. */
export function saidPlace(ids: readonly string[], id: Id, over: Id): { place: number; count: number } {
  const { at, count } = placeAfter(ids, id, over);
  return { place: at + 1, count };
}
