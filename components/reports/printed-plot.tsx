import { Circle, Text as Drawn, G, Line, Rect, StyleSheet, Svg, View } from "@react-pdf/renderer";
import { ink } from "@/components/paper/paper-sheet";
import { typeFamily } from "@/components/paper/paper-type";
import { Text } from "@/components/paper/printed-text";
import type { Spread } from "@/lib/reviews/schema";

type PrintedPlotProps = {
  /** Of the drawing itself, in points. */
  height: number;
  title: string;
  /** From left to right; null is a gap. */
  places: readonly { before: number | null; after: number | null }[] | readonly (Spread | null)[];
  /** Under the left and the right end. */
  ends: [string, string];
  note: string;
};

const size = { width: 250, left: 16, right: 4, top: 5, bottom: 4 };
const ticks = [0, 5, 10];
const styles = StyleSheet.create({
  frame: { width: size.width, gap: 1 },
  title: { fontSize: 10.5, fontWeight: 700 },
  ends: {
    flexDirection: "row",
    justifyContent: "space-between",
    paddingLeft: size.left,
    fontSize: 8.5,
    color: ink.soft,
  },
  note: { fontSize: 8.5, lineHeight: 1.25, color: ink.soft },
});

type Up = (rating: number) => number;

/** Ratings on the whole scale from 0 to 10, in black: shapes tell apart what colours would. Gaps stay gaps. */
export function PrintedPlot({ height, title, places, ends, note }: PrintedPlotProps) {
  const up: Up = (rating) => height - size.bottom - (rating / 10) * (height - size.top - size.bottom);
  const slot = (size.width - size.left - size.right) / Math.max(places.length, 8);
  const xOf = (at: number) => size.left + (at + 0.5) * slot;
  return (
    <View style={styles.frame} wrap={false}>
      <Text style={styles.title}>{title}</Text>
      <Svg viewBox={`0 0 ${size.width} ${height}`} style={{ width: size.width, height }}>
        {ticks.map((tick) => (
          <G key={tick}>
            <Line
              x1={size.left}
              x2={size.width - size.right}
              y1={up(tick)}
              y2={up(tick)}
              stroke={ink.line}
              strokeWidth={0.5}
            />
            <Drawn
              x={size.left - 4}
              y={up(tick) + 3}
              textAnchor="end"
              style={{ fontSize: 8, fontFamily: typeFamily[0] as string }}
              fill={ink.soft}
            >
              {tick}
            </Drawn>
          </G>
        ))}
        {places.map((place, at) => {
          // A place in the row is its name.
          const key = `${at}`;
          return place === null ? null : "median" in place ? (
            <WeekBox key={key} up={up} x={xOf(at)} width={Math.min(14, slot * 0.56)} week={place} />
          ) : (
            <Pair key={key} up={up} x={xOf(at)} radius={Math.min(2.6, Math.max(1.5, slot * 0.45))} {...place} />
          );
        })}
      </Svg>
      <View style={styles.ends}>
        <Text>{ends[0]}</Text>
        <Text>{ends[1]}</Text>
      </View>
      <Text style={styles.note}>{note}</Text>
    </View>
  );
}

function WeekBox({ up, x, width, week }: { up: Up; x: number; width: number; week: Spread }) {
  return (
    <G>
      <Line x1={x} x2={x} y1={up(week.least)} y2={up(week.most)} stroke={ink.soft} strokeWidth={0.7} />
      <Rect
        x={x - width / 2}
        y={up(week.high)}
        width={width}
        height={Math.max(0.5, up(week.low) - up(week.high))}
        fill={ink.tint}
        stroke={ink.soft}
        strokeWidth={0.7}
      />
      <Line
        x1={x - width / 2 - 0.5}
        x2={x + width / 2 + 0.5}
        y1={up(week.median)}
        y2={up(week.median)}
        stroke={ink.text}
        strokeWidth={1.8}
      />
    </G>
  );
}

type PairShape = { up: Up; x: number; radius: number; before: number | null; after: number | null };

function Pair({ up, x, radius, before, after }: PairShape) {
  const isSame = before !== null && before === after;
  return (
    <G>
      {before !== null && after !== null ? (
        <Line x1={x} x2={x} y1={up(before)} y2={up(after)} stroke={ink.line} strokeWidth={0.7} />
      ) : null}
      {after !== null ? <Circle cx={x} cy={up(after)} r={isSame ? radius * 0.6 : radius} fill={ink.text} /> : null}
      {before !== null ? (
        <Circle
          cx={x}
          cy={up(before)}
          r={isSame ? radius + 0.8 : radius}
          fill={isSame ? "none" : "#ffffff"}
          stroke={ink.text}
          strokeWidth={radius * 0.35}
        />
      ) : null}
    </G>
  );
}
