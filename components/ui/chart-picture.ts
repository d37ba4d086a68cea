const told = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight"] as const;
const margin = 16;
const titleHeight = 28;
const scale = 2;

/** The drawing that is seen: where two are drawn for two widths, the one that has a place. */
const seenIn = (figure: Element | null): SVGSVGElement | undefined =>
  [...(figure?.querySelectorAll<SVGSVGElement>("svg[role=img]") ?? [])].find(
    (svg) => svg.getBoundingClientRect().width > 0,
  );

/**
 * The drawing of a figure as a picture of its own: colours and letters are written into it, since no style sheet goes
 * along, and its title stands above it. Throws where there is nothing drawn.
 */
export async function pictureOf(figure: Element | null, title: string, kind: "svg" | "png"): Promise<Blob> {
  const drawing = seenIn(figure);
  if (!drawing || !figure) throw new Error("nothing is drawn here");
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const parts = [...drawing.querySelectorAll("*")];
  for (const [at, part] of [...copy.querySelectorAll("*")].entries()) {
    const style = getComputedStyle(parts[at] as Element);
    part.setAttribute("style", told.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
    part.removeAttribute("class");
  }
  const paper = getComputedStyle(figure);
  const [wide, high] = [width + 2 * margin, height + 2 * margin + titleHeight];
  const page = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  page.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  page.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  page.setAttribute("width", String(wide));
  page.setAttribute("height", String(high));
  page.setAttribute("font-family", `${paper.fontFamily}, sans-serif`);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(wide));
  ground.setAttribute("height", String(high));
  ground.setAttribute("fill", paper.backgroundColor);
  const heading = document.createElementNS("http://www.w3.org/2000/svg", "text");
  heading.setAttribute("x", String(margin));
  heading.setAttribute("y", String(margin + 14));
  heading.setAttribute("style", `fill:${paper.color};font-size:15px;font-weight:600`);
  heading.textContent = title;
  copy.setAttribute("x", String(margin));
  copy.setAttribute("y", String(margin + titleHeight));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("class");
  page.append(ground, heading, copy);
  const text = new XMLSerializer().serializeToString(page);
  const svg = new Blob([text], { type: "image/svg+xml" });
  return kind === "svg" ? svg : drawnFrom(svg, wide, high);
}

async function drawnFrom(svg: Blob, wide: number, high: number): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: wide * scale, height: high * scale });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (picture) => (picture ? resolve(picture) : reject(new Error("no picture came of it"))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
