import type { Length } from "@/lib/doses/rules";
import type { ExerciseWords } from "./dose-words";

/** "4 tot 5 minuten, en zo lang als het prettig is": how long exercises take, to whoever asks. */
export function lengthWords(t: ExerciseWords, { from, to, openEnded }: Length): string {
  if (to === 0 && openEnded) return t("length.open");
  const time = from === to ? t("length.exact", { count: to }) : t("length.between", { from, to });
  return openEnded ? t("length.andOpen", { time }) : time;
}
