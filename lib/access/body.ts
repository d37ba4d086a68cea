import { isUtf8 } from "node:buffer";
import { accepted, type Result, refused } from "@/lib/result";

/** 256 KiB: ten times the longest program anyone would write. */
const most = 256 * 1024;

/** The text of a request, read no further than is allowed; null when there is more. */
export async function textOf(request: Request, limit = most): Promise<string | null> {
  const bytes = await bytesOf(request, limit);
  return bytes && bytes.toString("utf8");
}

async function bytesOf(request: Request, limit: number): Promise<Buffer | null> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > limit) return null;
  // The parser of HTTP lets no more through than was announced, and all at once is half the work.
  if (announced !== null) return Buffer.from(await request.arrayBuffer());
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > limit) return null;
      parts.push(part);
    }
  }
  return Buffer.concat(parts);
}

/** The JSON of a request. Refuses `wrong_type`, `too_large`, `not_json`. */
export async function bodyOf(request: Request): Promise<Result<unknown, "wrong_type" | "too_large" | "not_json">> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "")) return refused("wrong_type");
  const bytes = await bytesOf(request, most);
  if (bytes === null) return refused("too_large");
  try {
    // Bytes that are no text are refused: read loosely, a name would be kept with letters that nobody wrote.
    if (!isUtf8(bytes)) return refused("not_json");
    const text = bytes.toString("utf8");
    // Deeper than any schema here: parsing it would be the attack.
    if (deeperThan(text, 40)) return refused("not_json");
    return accepted(JSON.parse(text) as unknown);
  } catch {
    return refused("not_json");
  }
}

const code = { quote: 0x22, bracket: 0x5b, backslash: 0x5c, bracketEnd: 0x5d, brace: 0x7b, braceEnd: 0x7d } as const;

function deeperThan(text: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let n = 0; n < text.length; n++) {
    const mark = text.charCodeAt(n);
    if (inString) {
      if (mark === code.backslash) n++;
      else if (mark === code.quote) inString = false;
    } else if (mark === code.quote) inString = true;
    else if (mark === code.brace || mark === code.bracket) {
      if (++depth > levels) return true;
    } else if (mark === code.braceEnd || mark === code.bracketEnd) depth--;
  }
  return false;
}
