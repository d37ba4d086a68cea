/** The eight groups of an IPv6 address, however it is shortened; null for what is none. */
function groupsOf(address: string): string[] | null {
  const [before = "", after, more] = address.split("::");
  if (more !== undefined) return null;
  const [first, last] = [before, after ?? ""].map((part) => (part === "" ? [] : part.split(":"))) as [
    string[],
    string[],
  ];
  const missing = 8 - first.length - last.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...first, ...Array.from({ length: missing }, () => "0"), ...last];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : null;
}

/**
 * The network of a caller's address: a whole IPv4 address, since many may share it and few have several, and a /64 of IPv6,
 * of which one caller has all the addresses there are. Written alike however a proxy writes it; an IPv4 address in IPv6's
 * clothes is an IPv4 address. What is no address stands for itself, so that it is nobody else's either.
 */
export function networkIn(address: string): string {
  const bare = address
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/%.*$/, "")
    .toLowerCase();
  const [, mapped] = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/.exec(bare) ?? [];
  if (mapped) return mapped;
  const groups = groupsOf(bare);
  return groups
    ? groups
        .slice(0, 4)
        .map((group) => Number.parseInt(group, 16).toString(16))
        .join(":")
    : bare.slice(0, 64);
}
