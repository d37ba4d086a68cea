// Makes lib/access/commonest-passwords.ts of a list of passwords in the order of how often they were found, as a JSON array:
//   npm pack @zxcvbn-ts/language-common && tar xzf zxcvbn-ts-language-common-*.tgz
//   node scripts/list-passwords.mjs package/src/passwords.json
// Kept are the first 3,000 that mean something in our form (lib/access/passwords.ts), and all further ones that are long
// enough to be chosen here as they stand.
import { readFileSync, writeFileSync } from "node:fs";

const [, , from] = process.argv;
if (!from) {
  console.error("Usage: node scripts/list-passwords.mjs passwords.json");
  process.exit(2);
}
const found = JSON.parse(readFileSync(from, "utf8")).map((word) =>
  word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, ""),
);
const whole = [...new Set(found)].filter((word) => word.length >= 4);
const kept = [...whole.slice(0, 3000), ...whole.slice(3000).filter((word) => word.length >= 12)];
kept.sort((one, other) => (one < other ? -1 : 1));
const text = `// The commonest passwords of past leaks, in the form that lib/access/passwords.ts compares. Server only.
// Source: passwords.json of the npm package @zxcvbn-ts/language-common 4.1.3, by scripts/list-passwords.mjs.
// Licence: MIT, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., Copyright (c) 2021 @zxcvbn-ts.
export const commonPasswords =
  "${kept.join(" ")}";
`;
writeFileSync(new URL("../lib/access/commonest-passwords.ts", import.meta.url), text);
console.log(`${kept.length} passwords, the longest of ${Math.max(...kept.map((word) => word.length))} signs`);
