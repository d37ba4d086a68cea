import { Path, Svg } from "@react-pdf/renderer";
import { encode } from "uqr";

/** A QR code as one path of squares, on the white margin that a camera needs. */
export function PrintedCode({ text, width }: { text: string; width: number }) {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <Svg viewBox={`0 0 ${size} ${size}`} style={{ width, height: width }}>
      <Path d={squares.join("")} fill="#000000" />
    </Svg>
  );
}
