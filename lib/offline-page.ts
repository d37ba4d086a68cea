// A page that a phone keeps, and shows without a connection. Its nonce would be a stale one, so it goes by the hashes of
// its own scripts: they are what the house sent, and nothing that was put in afterwards runs.

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const asset = /\/_next\/static\/[^"'\\\s<>()]+/g;
const inStyle = /url\(\s*["']?([^"')]+)["']?\s*\)/g;

/** Everything of the build that a page names, in its markup or in its scripts. */
export const assetsOf = (html: string): string[] => [...new Set(html.match(asset))];

/** What a style sheet fetches: the fonts. */
export const assetsOfStyle = (css: string, address: string): string[] =>
  [...css.matchAll(inStyle)]
    .map(([, place]) => place as string)
    .filter((place) => !place.startsWith("data:"))
    .map((place) => new URL(place, address).pathname);

const hashOf = async (script: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
};

/** The policy of such a page: scripts of this build, and its own inline ones as they stand. */
export async function policyOf(html: string): Promise<string> {
  const scripts = [...html.matchAll(inlineScript)].map(([, script]) => script as string);
  const hashes = [...new Set(await Promise.all(scripts.map(hashOf)))];
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Without nonces: none of them would be fresh. */
export const withoutNonces = (html: string): string => html.replaceAll(/ nonce="[^"]*"/g, "");
