"use client";

import { useSyncExternalStore } from "react";
import type { Locale } from "@/lib/i18n/locale";

const spokenIn: Record<Locale, string[]> = { nl: ["nl-NL", "nl"], en: ["en-GB", "en"] };

const synthesis = (): SpeechSynthesis | null =>
  typeof window !== "undefined" && "speechSynthesis" in window ? window.speechSynthesis : null;

/**
 * A voice of this device in the person's language. Voices that live elsewhere are passed over: what an exercise says to
 * somebody is nobody else's business, and there may be no signal.
 */
export function voiceFor(locale: Locale): SpeechSynthesisVoice | null {
  const own = (synthesis()?.getVoices() ?? []).filter((voice) => voice.localService);
  for (const language of spokenIn[locale]) {
    const found = own.find((voice) => voice.lang.replace("_", "-").startsWith(language));
    if (found) return found;
  }
  return null;
}

function subscribe(tell: () => void) {
  const voices = synthesis();
  // Browsers learn of their voices some time after the page has come.
  voices?.addEventListener("voiceschanged", tell);
  return () => voices?.removeEventListener("voiceschanged", tell);
}

export const useHasVoice = (locale: Locale): boolean =>
  useSyncExternalStore(
    subscribe,
    () => voiceFor(locale) !== null,
    () => false,
  );

/** Some browsers let a page speak only after a touch: called from the button that begins. */
export function openVoice(): void {
  synthesis()?.resume();
}

/** Says it slowly; what was still being said makes room. `onEnd` is called once it was said, not when it was hushed. */
export function speak(text: string, locale: Locale, onEnd?: () => void): void {
  const voices = synthesis();
  const voice = voiceFor(locale);
  if (!voices || !voice) return;
  hush();
  const spoken = new SpeechSynthesisUtterance(text);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  spoken.rate = 0.85;
  spoken.onend = () => {
    if (speaking === spoken) onEnd?.();
  };
  speaking = spoken;
  voices.speak(spoken);
}

// Also keeps it alive: a browser may forget an utterance that nobody holds, and never tell that it ended.
let speaking: SpeechSynthesisUtterance | null = null;

export function hush(): void {
  speaking = null;
  synthesis()?.cancel();
}
