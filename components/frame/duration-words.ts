/** A translator for the namespace `ui`, from the server or the browser. */
type UiWords = (key: "duration", values: { how: string; minutes: number; seconds: number }) => string;

/** `45 s`, `3 min`, `1 min 15 s`: a time that a clock measured, as one reads it from a clock. */
export function durationWords(t: UiWords, measured: number): string {
  const whole = Math.round(measured);
  const [minutes, seconds] = [Math.floor(whole / 60), whole % 60];
  return t("duration", { how: minutes === 0 ? "seconds" : seconds === 0 ? "minutes" : "both", minutes, seconds });
}
