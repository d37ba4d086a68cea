const aYear = 60 * 60 * 24 * 365;

/** Keeps a preference of this device where the server can read it before it paints; null forgets it. */
export function keepPreference(name: string, value: string | null): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value ?? ""}; Path=/; Max-Age=${value === null ? 0 : aYear}; SameSite=Lax${secure}`;
}
