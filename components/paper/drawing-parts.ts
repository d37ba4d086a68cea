/** A line or a patch of a drawing, with the colours that it has on paper. */
export interface DrawingPart {
  d: string;
  fill: string;
  stroke: string;
  strokeWidth: number;
  strokeOpacity: number;
}

/** Every drawing of this house is made on a sheet of this size. */
export const drawingSize = { width: 360, height: 240 };

const frame = /<g id="drawing"([^>]*)>([\s\S]*?)<\/g>/;
const element = /<(\w+)([^>]*?)\/>/g;
const known = ["d", "style", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "fill", "id"];

function attributesOf(text: string): Map<string, string> {
  const found = new Map([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value] as const));
  const strange = [...found.keys()].filter((name) => !known.includes(name as string));
  if (strange.length > 0) throw new Error(`a drawing has ${strange.join(", ")}, which paper can't show`);
  return found as Map<string, string>;
}

/** `fill:var(--moss-2,#dfeee3)` is moss-2 on a screen, and on paper the colour behind the comma. */
function colourOf(style: string, name: "fill" | "stroke"): string | undefined {
  const [, value] = new RegExp(`(?:^|;)\\s*${name}:([^;]+)`).exec(style) ?? [];
  return value && (/var\([^,]+,\s*(#[0-9a-f]+)\)/.exec(value)?.[1] ?? value.trim());
}

/**
 * The parts of one of our own drawings (public/illustrations), which hold nothing but paths in one group. Anything else in
 * the file is an error and not left out: a posture without its wall would be another posture.
 */
export function partsOfDrawing(svg: string): DrawingPart[] {
  const [, outer = "", inner] = frame.exec(svg) ?? [];
  if (inner === undefined) throw new Error("there is no drawing in this file");
  const group = attributesOf(outer);
  const left = inner.replace(element, "").replace(/<!--[\s\S]*?-->/g, "");
  if (left.trim() !== "") throw new Error("a drawing has parts that paper can't show");
  return [...inner.matchAll(element)].map(([, tag, text = ""]) => {
    const own = attributesOf(text);
    const d = own.get("d");
    if (tag !== "path" || !d) throw new Error(`a drawing has a ${tag}, which paper can't show`);
    const colour = (name: "fill" | "stroke") =>
      colourOf(own.get("style") ?? "", name) ??
      own.get(name) ??
      colourOf(group.get("style") ?? "", name) ??
      group.get(name);
    return {
      d,
      fill: colour("fill") ?? "none",
      stroke: colour("stroke") ?? "none",
      strokeWidth: Number(own.get("stroke-width") ?? group.get("stroke-width") ?? 1),
      strokeOpacity: Number(own.get("stroke-opacity") ?? 1),
    };
  });
}
