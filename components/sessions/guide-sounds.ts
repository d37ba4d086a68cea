"use client";

import type { Breath } from "./session-breath";
import type { Cue } from "./session-clock";

let audio: AudioContext | null = null;

/** A browser lets a page sound only after a touch: called from the button that begins. */
export function openSound(): void {
  if (typeof AudioContext === "undefined") return;
  audio ??= new AudioContext();
  void audio.resume();
}

/** One partial of a bell: it swells a little and then fades, with no hard beginning. Seconds, hertz. */
function partial(on: AudioContext, start: number, hertz: number, loud: number, fades: number): void {
  const tone = on.createOscillator();
  const volume = on.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loud, start + 0.08);
  volume.gain.exponentialRampToValueAtTime(0.0005, start + fades);
  tone.connect(volume).connect(on.destination);
  tone.start(start);
  tone.stop(start + fades + 0.1);
}

// One bell begins, two ask to turn, a lower one that lasts says that the time is round.
const bells: Record<Cue, { after: number; hertz: number; fades: number }[]> = {
  start: [{ after: 0, hertz: 440, fades: 2.6 }],
  side: [
    { after: 0, hertz: 440, fades: 2 },
    { after: 0.9, hertz: 550, fades: 2.8 },
  ],
  end: [{ after: 0, hertz: 330, fades: 4.2 }],
};

export function ringBell(cue: Cue): void {
  if (audio?.state !== "running") return;
  for (const { after, hertz, fades } of bells[cue]) {
    partial(audio, audio.currentTime + after, hertz, 0.16, fades);
    partial(audio, audio.currentTime + after, hertz * 2, 0.05, fades * 0.7);
  }
}

/** A soft tone that rises with the breath in, or sinks with the breath out, and lasts as long as that. */
export function soundBreath(breath: Breath, phase: "in" | "out"): void {
  if (audio?.state !== "running") return;
  const lasts = breath[phase] / 1000;
  const [start, end] = [audio.currentTime, audio.currentTime + lasts];
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const [low, high] = [165, 220];
  tone.type = "sine";
  tone.frequency.value = phase === "in" ? low : high;
  tone.frequency.linearRampToValueAtTime(phase === "in" ? high : low, end);
  volume.gain.setValueAtTime(0.0005, start);
  volume.gain.linearRampToValueAtTime(0.06, start + lasts * 0.6);
  volume.gain.linearRampToValueAtTime(0.0005, end);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(end);
  breathing = tone;
}

let breathing: OscillatorNode | null = null;

export function hushBreath(): void {
  try {
    breathing?.stop();
  } catch {
    // It had ended by itself.
  }
  breathing = null;
}

const taps: Record<Cue, number[]> = { start: [200], side: [200, 200, 200], end: [500] };

export function vibrate(cue: Cue): void {
  navigator.vibrate?.(taps[cue]);
}
