import type { Exercise } from "@/lib/exercises/schema";
import type { Locale } from "@/lib/i18n/locale";
import type { ProgramItem } from "@/lib/programs/schema";

type Placed = { item: Pick<ProgramItem, "remark">; exercise: Pick<Exercise, "caution" | "cue" | "group" | "steps"> };

const sizes = [14, 13.5, 13, 12.5, 12, 11.5, 11];
/** What a page holds by the estimate below, and how wide its columns are, in points: as much as lets any two exercises of
 * the library share a page, in both languages (./printed-program.test). */
const room = { height: 700, main: 351, side: 148, whole: 523 };
/** Of a letter of this family, on average, in parts of its size; and from line to line. */
const letter = { width: 0.465, line: 1.32 };

const linesOf = (text: string, size: number, width: number) =>
  text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * size * letter.width) / width)), 0);

/** About how high an exercise stands in letters of this size. */
function heightOf({ item, exercise }: Placed, size: number, locale: Locale): number {
  const { caution, cue, group, steps } = exercise;
  const lines = (text: string, width = room.main) => linesOf(text, size, width) * size * letter.line;
  const before = caution || group === "release" ? lines(`${"x".repeat(18)}${caution?.[locale] ?? ""}`) + 12 : 0;
  const agreed = group === "release" ? lines("x".repeat(190)) : 0;
  const done = steps.reduce((sum, { text }) => sum + lines(text[locale], room.main - 22) + 3, 0);
  const main = before + agreed + done + (cue ? lines(`${"x".repeat(28)}${cue[locale]}`) : 0);
  const side = 105 + 20 + 2 * size * letter.line + (item.remark ? lines(`\n${item.remark}`, room.side) + 6 : 0);
  return Math.max(main, side) + 40;
}

/** As large as the page allows: letters that somebody on a mat can read, and never so large that a page overflows. */
export function typeSizeOf(
  placed: readonly Placed[],
  locale: Locale,
  above: { title: string; note: string | null },
): number {
  const isLong = above.title.length > 34;
  const fits = (size: number) =>
    placed.reduce((sum, one) => sum + heightOf(one, size, locale), isLong ? 24 : 0) +
      (above.note ? linesOf(above.note, size, room.whole) * size * letter.line + 8 : 0) <=
    room.height;
  return sizes.find(fits) ?? (sizes.at(-1) as number);
}
