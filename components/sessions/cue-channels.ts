"use client";

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

export interface Channels {
  sound: boolean;
  vibration: boolean;
}

// A preference of this device; it says nothing about anybody's health.
const place = "verzacht.channels";
const both: Channels = { sound: true, vibration: true };
const listeners = new Set<() => void>();
let known: Channels | null = null;

function readChannels(): Channels {
  if (known) return known;
  try {
    known = { ...both, ...(JSON.parse(window.localStorage.getItem(place) ?? "{}") as Partial<Channels>) };
  } catch {
    known = both;
  }
  return known;
}

function keepChannels(channels: Channels): void {
  known = channels;
  for (const tell of listeners) tell();
  try {
    window.localStorage.setItem(place, JSON.stringify(channels));
  } catch {
    // Where nothing can be kept, the choice holds for as long as the page does.
  }
}

function subscribe(tell: () => void) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

let audio: AudioContext | null = null;

/** A browser lets a page sound only after a touch: called from the button that begins. */
export function openSound(): void {
  if (typeof AudioContext === "undefined") return;
  audio ??= new AudioContext();
  void audio.resume();
}

/** One soft bell: two partials that swell a little and then fade, with no hard beginning. */
function ring(): void {
  if (audio?.state !== "running") return;
  const start = audio.currentTime;
  for (const [hertz, loud] of [
    [440, 0.16],
    [880, 0.05],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loud, start + 0.08);
    volume.gain.exponentialRampToValueAtTime(0.0005, start + 2.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 2.7);
  }
}

export const useChannels = () => ({
  channels: useSyncExternalStore(subscribe, readChannels, () => both),
  change: keepChannels,
});

/** Sounds and vibrates once for each new cue; never for those that were there when the screen came. */
export function useCues(cues: number): void {
  const heard = useRef(cues);
  useEffect(() => {
    if (cues > heard.current) {
      const { sound, vibration } = readChannels();
      if (sound) ring();
      if (vibration) navigator.vibrate?.(300);
    }
    heard.current = cues;
  }, [cues]);
}

/** The present, four times a second while something runs; it stands still otherwise. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  const look = useCallback(() => setNow(Date.now()), []);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [running, look]);
  return now;
}

/** Keeps the screen on while `running`, where the device allows it. */
export function useScreenOn(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const asked = "wakeLock" in navigator ? navigator.wakeLock.request("screen") : Promise.reject(new Error("none"));
    asked.then(
      (given) => {
        if (over) void given.release();
        else lock = given;
      },
      () => undefined,
    );
    return () => {
      over = true;
      void lock?.release();
    };
  }, [running]);
}
