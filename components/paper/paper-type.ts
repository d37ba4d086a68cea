import { readFileSync } from "node:fs";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import { type Font as Cut, create } from "fontkit";

/** Latin first; letters that it lacks come from the extended cut. The same family as on the screen. */
export const typeFamily = ["Atkinson", "Atkinson Extended"];

const folder = path.join(process.cwd(), "node_modules", "@fontsource", "atkinson-hyperlegible-next", "files");
const fileOf = (cut: string, weight: number) =>
  path.join(folder, `atkinson-hyperlegible-next-${cut}-${weight}-normal.woff`);
const cuts = ["latin", "latin-ext"];
for (const [at, family] of typeFamily.entries()) {
  const fonts = ([400, 700] as const).map((fontWeight) => ({
    fontWeight,
    src: fileOf(cuts[at] as string, fontWeight),
  }));
  Font.register({ family, fonts });
}
// Nothing is hyphenated by rules of another language; only what could never fit on a line is cut.
Font.registerHyphenationCallback((word) => word.match(/.{1,28}/gsu) ?? [word]);

let drawn: Cut[] | undefined;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

function isDrawn(sign: string): boolean {
  drawn ??= cuts.map((cut) => create(readFileSync(fileOf(cut, 400))) as Cut);
  const [latin, extended] = drawn;
  return Array.from(sign).every((one) => {
    const code = one.codePointAt(0) ?? 0;
    return code < 32 || latin?.hasGlyphForCodePoint(code) || extended?.hasGlyphForCodePoint(code);
  });
}

/** What stands on paper for signs that the type has not. */
export const missing = "[…]";

/**
 * What can be printed of a text: signs that the type lacks (another script, an arrow, a picture) become one `missing`
 * together. Left as they are, the library would print other letters in their place.
 */
export function printable(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text;
  let said = "";
  let gap = "";
  let isMissing = false;
  for (const { segment } of graphemes.segment(text.normalize("NFC"))) {
    if (/^\s+$/.test(segment)) gap += segment;
    else if (isDrawn(segment)) {
      said += gap + segment;
      gap = "";
      isMissing = false;
    } else {
      if (!isMissing) said += gap + missing;
      gap = "";
      isMissing = true;
    }
  }
  return said + gap;
}
