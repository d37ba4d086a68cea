import { setting } from "@/lib/environment";

/**
 * The caller's network, for slowing guesses: a /64 of IPv6, a whole IPv4 address. Believed only from the header that the
 * operator's own proxy sets; without one all callers share a network, and the pace is kept per address alone.
 */
export function networkOf(headers: Headers): string {
  const trusted = setting("TRUSTED_ADDRESS_HEADER");
  const address = trusted ? (headers.get(trusted)?.split(",").at(-1)?.trim() ?? "") : "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}
