"use client";

import { useSyncExternalStore } from "react";
import { type BreathPace, breathPaces } from "./session-breath";

/** How this device guides: what may be heard and felt, and how long somebody takes to get ready. */
export interface Channels {
  sound: boolean;
  voice: boolean;
  vibration: boolean;
  /** Seconds between the button and the first bell. */
  ready: number;
  pace: BreathPace;
}

export const readyTimes = [0, 10, 20, 40] as const;

// A preference of this device; it says nothing about anybody's health.
const place = "verzacht.channels";
const atFirst: Channels = { sound: true, voice: true, vibration: true, ready: 10, pace: "calm" };
const listeners = new Set<() => void>();
let known: Channels | null = null;

export function readChannels(): Channels {
  if (known) return known;
  try {
    const kept = { ...atFirst, ...(JSON.parse(window.localStorage.getItem(place) ?? "{}") as Partial<Channels>) };
    // Another release may have kept what this one does not know.
    const ready = readyTimes.some((time) => time === kept.ready) ? kept.ready : atFirst.ready;
    known = { ...kept, ready, pace: breathPaces.includes(kept.pace) ? kept.pace : atFirst.pace };
  } catch {
    known = atFirst;
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

export const useChannels = () => ({
  channels: useSyncExternalStore(subscribe, readChannels, () => atFirst),
  change: keepChannels,
});
