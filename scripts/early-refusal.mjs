// What is refused before Next has seen the request, as the same kind of problem document as behind it.
import { readFileSync } from "node:fs";

const sentences = Object.fromEntries(
  ["nl", "en"].map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`../lib/i18n/messages/${locale}/refusals.json`, import.meta.url), "utf8")).problems,
  ]),
);

// As lib/counted.ts does behind it: the first at once, the rest as one number each minute.
const times = new Map();
let timer;
function writeTimes() {
  timer = undefined;
  for (const [refused, more] of times) if (more > 0) console.error(JSON.stringify({ refused, times: more }));
  times.clear();
}
function count(refused) {
  if (!times.has(refused)) console.error(JSON.stringify({ refused, times: 1 }));
  times.set(refused, times.has(refused) ? times.get(refused) + 1 : 0);
  timer ??= setTimeout(writeTimes, 60_000).unref();
}

/** @param {string} refusal a word of lib/result.ts */
export function refuseEarly(request, response, refusal, status, headers = {}) {
  count(refusal);
  const locale = /^en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "nl";
  const title = sentences[locale][refusal];
  response.writeHead(status, {
    ...headers,
    "cache-control": "no-store",
    "content-language": locale,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "content-type": "application/problem+json",
    "x-content-type-options": "nosniff",
    // What may still be coming is not read.
    connection: "close",
  });
  response.end(JSON.stringify({ type: `urn:verzacht:problem:${refusal}`, title, status, detail: title }));
}
