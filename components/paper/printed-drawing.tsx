import { readFileSync } from "node:fs";
import path from "node:path";
import { Path, Svg } from "@react-pdf/renderer";
import { type DrawingPart, drawingSize, partsOfDrawing } from "./drawing-parts";

const read = new Map<string, DrawingPart[]>();

/** Read once from our own files; an address that is none of them is refused before it touches the disk. */
export function drawingAt(illustration: string): DrawingPart[] {
  const known = read.get(illustration);
  if (known) return known;
  const [, key] = /^\/illustrations\/([a-z-]+)\.svg$/.exec(illustration) ?? [];
  if (!key) throw new Error("this is no drawing of the house");
  const parts = partsOfDrawing(readFileSync(path.join(process.cwd(), "public", "illustrations", `${key}.svg`), "utf8"));
  read.set(illustration, parts);
  return parts;
}

/** A drawing of the library, as lines and not as a picture: crisp at any size, and in black and white. */
export function PrintedDrawing({ illustration, width }: { illustration: string; width: number }) {
  const { width: wide, height: high } = drawingSize;
  return (
    <Svg viewBox={`0 0 ${wide} ${high}`} style={{ width, height: (width * high) / wide }}>
      {drawingAt(illustration).map((part) => (
        <Path key={part.d} {...part} strokeLinecap="round" strokeLinejoin="round" />
      ))}
    </Svg>
  );
}
