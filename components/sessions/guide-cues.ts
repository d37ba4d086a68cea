"use client";

import { useEffect, useRef } from "react";
import type { Locale } from "@/lib/i18n/locale";
import type { Channels } from "./guide-channels";
import type { Line } from "./guide-lines";
import { hushBreath, ringBell, soundBreath, vibrate } from "./guide-sounds";
import { hush, speak } from "./guide-voice";
import type { Breath, BreathMoment } from "./session-breath";
import { cueBetween, type Stage } from "./session-clock";

/** Rings and vibrates when an exercise comes to its next stage; never for the one that was there when the screen came. */
export function useBells(stage: Stage, running: boolean, channels: Channels): void {
  const last = useRef(stage);
  useEffect(() => {
    if (!running) return;
    const cue = cueBetween(last.current, stage);
    last.current = stage;
    if (!cue) return;
    if (channels.sound) ringBell(cue);
    if (channels.vibration) vibrate(cue);
  }, [stage, running, channels]);
}

/** Sounds along with each breath. A phase that was under way when it was turned on waits for the next one. */
export function useBreathSound(breath: Breath | null, at: BreathMoment | null, running: boolean, on: boolean): void {
  const phase = running && on ? (at?.phase ?? null) : null;
  useEffect(() => {
    if (!breath || !phase) return;
    soundBreath(breath, phase);
    return hushBreath;
  }, [breath, phase]);
}

/** Between two spoken lines: time to do what was said. */
const quietMs = 7000;

type Spoken = {
  lines: Line[];
  line: number;
  stage: Stage;
  running: boolean;
  /** What a change of stage is worth in words; null where a bell says enough. */
  told: string | null;
  locale: Locale;
  on: boolean;
  onNext: (line: number) => void;
};

/** Reads the lines one by one, with time between them, and says what changes. Silent while it stands still. */
export function useSpokenLines({ lines, line, stage, running, told, locale, on, onNext }: Spoken): void {
  const last = useRef<Stage | null>(null);
  const saying = useRef<string | null>(null);
  const text = lines[line]?.text ?? null;
  const hasNext = line + 1 < lines.length;
  // What is said is settled when a stage or a line begins; the words around it may be drawn anew meanwhile.
  const words = useRef({ told, onNext });
  useEffect(() => {
    words.current = { told, onNext };
  });
  useEffect(() => {
    if (!running || !on) {
      last.current = null;
      return;
    }
    const isChange = last.current !== stage && (last.current !== null || stage === "ready");
    last.current = stage;
    saying.current = isChange && stage !== "running" && stage !== "first" ? words.current.told : text;
    if (!saying.current || (stage === "ready" && !isChange)) return;
    let next: ReturnType<typeof setTimeout> | undefined;
    const goOn = () => {
      if (hasNext && stage !== "ready" && saying.current === text)
        next = setTimeout(() => words.current.onNext(line + 1), quietMs);
    };
    speak(saying.current, locale, goOn);
    return () => {
      clearTimeout(next);
      hush();
    };
  }, [text, line, hasNext, stage, running, locale, on]);
}
