import { inflateSync } from "node:zlib";

interface Sheet {
  /** Width and height of each page, in points. */
  pages: [number, number][];
  /** Everything that is written on it, in the order in which it was drawn. */
  text: string;
}

const hex = (code: string) => Number.parseInt(code, 16);
const fromUtf16 = (code: string) => String.fromCharCode(...(code.match(/.{4}/g) ?? []).map(hex));

/** Which letters the codes of one font stand for, by its own ToUnicode map (ISO 32000-1, 9.10.3). */
function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, range = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = "", list = ""] of range.matchAll(/<(\w+)>\s*<\w+>\s*\[([^\]]*)\]/g))
      for (const [at, [, code = ""]] of [...list.matchAll(/<(\w*)>/g)].entries())
        letters.set(hex(first) + at, fromUtf16(code));
  return letters;
}

/** What a sheet of ours says, for a test: the size of its pages and its words. It reads what @react-pdf writes, no more. */
export function readSheet(bytes: Uint8Array): Sheet {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, { head: string; body: string }>();
  for (const [, id = "", whole = ""] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = "", stream] = whole.split(/\nstream\r?\n/);
    const packed = stream?.slice(0, Number(/\/Length (\d+)/.exec(head)?.[1] ?? stream.length));
    const body = packed && head.includes("FlateDecode") ? inflateSync(Buffer.from(packed, "latin1")) : packed;
    objects.set(id, { head, body: body?.toString("latin1") ?? "" });
  }
  const at = (id: string | undefined) => objects.get(id ?? "") ?? { head: "", body: "" };
  const heads = [...objects.values()].map(({ head }) => head);
  const sheets = heads.filter((head) => /\/Type \/Page\b/.test(head));
  const fonts = new Map<string, Map<number, string>>();
  for (const head of heads)
    for (const [, name = "", font] of head.matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name, lettersOf(at(/\/ToUnicode (\d+) 0 R/.exec(at(font).head)?.[1]).body));
  const written = sheets.map((head) => {
    const { body } = at(/\/Contents (\d+) 0 R/.exec(head)?.[1]);
    let letters = new Map<number, string>();
    let words = "";
    for (const [whole, name, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\bBT\b/g)) {
      if (name) letters = fonts.get(name) ?? letters;
      else if (whole === "BT") words += " ";
      else
        for (const [, codes = ""] of (shown ?? "").matchAll(/<(\w+)>/g))
          words += (codes.match(/.{4}/g) ?? []).map((code) => letters.get(hex(code)) ?? "?").join("");
    }
    return words;
  });
  const sizeOf = (head: string): [number, number] => {
    const [, , width = 0, height = 0] = (/\/MediaBox \[([^\]]*)\]/.exec(head)?.[1] ?? "").split(" ").map(Number);
    return [width, height];
  };
  return { pages: sheets.map(sizeOf), text: written.join(" ").replace(/\s+/g, " ") };
}
