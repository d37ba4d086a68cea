import { uuidv7 } from "uuidv7";
import { needsMatch } from "@/lib/access/operation";
import { ask, handlerOf, house, type lines, partsIn } from "./doors";

type Line = (typeof lines)[number];

interface Knock {
  cookie: string;
  /** Ids that are there, by the part of an address that they belong in. */
  known: Readonly<Record<string, readonly string[]>>;
  /** A body that fits, for each line that takes one. */
  examples: Record<string, unknown>;
}

/** Asks a line as its own people would, with ids that are there and a body that fits, under somebody's cookie. */
export async function knock(door: Line, { cookie, known, examples }: Knock): Promise<Response> {
  const parts = Object.fromEntries(partsIn(door.path).map((one) => [one, known[one]?.[0] ?? uuidv7()]));
  const body = door.body && JSON.stringify(examples[door.name] ?? {});
  const headers = {
    origin: house,
    cookie,
    ...(body && { "content-type": "application/json" }),
    ...(needsMatch(door.line) && { "if-match": '"1"' }),
  };
  return ask(await handlerOf(door), door, { parts, headers, ...(body && { body }) });
}
