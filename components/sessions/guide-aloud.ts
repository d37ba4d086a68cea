"use client";

import { useState } from "react";
import type { Locale } from "@/lib/i18n/locale";
import { useChannels } from "./guide-channels";
import { useSpokenLines } from "./guide-cues";

/** Reads a screen to who lies with closed eyes, line by line, by the same switch as an exercise. Begins anew with other lines. */
export function useReadAloud(texts: readonly string[], locale: Locale): void {
  const { channels } = useChannels();
  const first = texts[0] ?? "";
  const [at, setAt] = useState({ of: first, line: 0 });
  useSpokenLines({
    lines: texts.map((text) => ({ kind: "step", step: null, text })),
    line: at.of === first ? at.line : 0,
    stage: "running",
    running: texts.length > 0,
    told: null,
    locale,
    on: channels.voice,
    onNext: (line) => setAt({ of: first, line }),
  });
}
