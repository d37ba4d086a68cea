// Loaded before a server of a test (`--import`): its clock stands as many milliseconds ahead as the file MOVED_CLOCK says.
import { readFileSync } from "node:fs";

const Real = Date;
const file = process.env.MOVED_CLOCK ?? "";
let ahead = 0;
let readAt = Number.NEGATIVE_INFINITY;

function now() {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    ahead = Number(readFileSync(file, "utf8"));
  }
  return Real.now() + ahead;
}

globalThis.Date = new Proxy(Real, {
  construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
  apply: () => new Real(now()).toString(),
  get: (real, name) => (name === "now" ? now : Reflect.get(real, name)),
});
