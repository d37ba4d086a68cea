"use client";

import { type BodyArea, type BodySide, type bodyFigure, pairedAreas, pointedAt, touching } from "@/lib/ratings/rules";

type View = keyof typeof bodyFigure;
/** An ellipse on a body of 120 by 260: middle, half width, half height. Of a pair, the one on the left of the drawing. */
type Spot = readonly [x: number, y: number, rx: number, ry: number];

const width = 120;
const shared = {
  shoulders: [38, 60, 10, 8],
  arms: [28, 98, 6.5, 24],
  hands: [23, 138, 6.5, 8],
  thighs: [49, 162, 9, 20],
  head: [60, 17, 11, 8],
} as const satisfies Partial<Record<BodyArea, Spot>>;

const spots: Record<View, Partial<Record<BodyArea, Spot>>> = {
  front: {
    ...shared,
    face: [60, 25, 9, 7],
    jaw: [60, 34, 8, 4],
    throat: [60, 44, 5.5, 5],
    chest: [60, 72, 17, 12],
    belly: [60, 99, 15, 12],
    pelvis: [60, 124, 11, 8],
    hips: [43, 128, 6, 8],
    knees: [49, 190, 8, 7],
    shins: [48.5, 213, 7, 14],
    feet: [46, 240, 9, 6],
  },
  back: {
    ...shared,
    neck: [60, 43, 6, 7],
    "upper-back": [60, 74, 19, 16],
    "lower-back": [60, 105, 16, 12],
    buttocks: [50, 131, 9.5, 9],
    calves: [48.5, 209, 8, 17],
  },
};

const isPaired = (area: BodyArea) => area in pairedAreas;

/** Seen from the front, a person's left is on the right of the drawing; from behind, it is on the left. */
const sideAt = (view: View, onLeftOfDrawing: boolean): BodySide =>
  (view === "back") === onLeftOfDrawing ? "left" : "right";

interface Drawn {
  area: BodyArea;
  side: BodySide | null;
  spot: Spot;
}

type BodyFigureProps = { view: View; areas: readonly string[]; onChange: (areas: string[]) => void };

/** The picture beside the words: whoever likes to point can point. It says nothing that the words do not say. */
export function BodyFigure({ view, areas, onChange }: BodyFigureProps) {
  const shown = Object.entries(spots[view]) as [BodyArea, Spot][];
  const drawn = shown.flatMap(([area, spot]): Drawn[] => {
    if (!isPaired(area)) return [{ area, side: null, spot }];
    const [x, ...rest] = spot;
    return [
      { area, side: sideAt(view, true), spot },
      { area, side: sideAt(view, false), spot: [width - x, ...rest] },
    ];
  });
  const isOn = (area: BodyArea, side: BodySide | null) => {
    const at = pointedAt(areas, area);
    return at === "both" || (at !== null && at === side);
  };
  return (
    <svg viewBox="0 0 120 256" aria-hidden="true" focusable="false" className="h-auto w-full text-ink">
      <Outline />
      {drawn.map(({ area, side, spot: [cx, cy, rx, ry] }) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the words beside it are the control; this is a second way for who points
        <ellipse
          key={`${area} ${side}`}
          cx={cx}
          cy={cy}
          rx={rx}
          ry={ry}
          strokeWidth="1.2"
          className={
            isOn(area, side) ? "cursor-pointer fill-clay-2 stroke-clay" : "cursor-pointer fill-transparent stroke-line"
          }
          onClick={() => onChange(touching(areas, area, side))}
        />
      ))}
    </svg>
  );
}

const limbs = [
  { d: "M60 34 V56", wide: 12 },
  { d: "M39 60 C33 76 29 92 27 114 L23 138", wide: 13 },
  { d: "M81 60 C87 76 91 92 93 114 L97 138", wide: 13 },
  { d: "M50 132 L49 190 L48 234 L44 241", wide: 18 },
  { d: "M70 132 L71 190 L72 234 L76 241", wide: 18 },
  { d: "M46 61 L74 61 L70 98 L73 130 L47 130 L50 98 Z", wide: 17 },
] as const;

/** Nobody in particular: no face, no age, no sex. Drawn twice, wide and less wide: so the limbs are one body in one line. */
function Outline() {
  const layer = (more: number, colour: string) => (
    <g className={colour} strokeLinecap="round" strokeLinejoin="round">
      <circle cx="60" cy="24" r="15" strokeWidth={more} />
      {limbs.map(({ d, wide }) => (
        <path key={d} d={d} strokeWidth={wide + more} fill={d.endsWith("Z") ? undefined : "none"} />
      ))}
    </g>
  );
  return (
    <>
      {layer(3.4, "fill-ink stroke-ink")}
      {layer(0, "fill-card stroke-card")}
    </>
  );
}
