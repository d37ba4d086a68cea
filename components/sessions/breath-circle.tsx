"use client";

import { useTranslations } from "next-intl";
import type { Breath, BreathMoment } from "./session-breath";

// Between these sizes it grows and shrinks; it never gets so small that it seems to hold its breath.
const [small, large] = [0.55, 1];

/** A circle that breathes at the breath's own pace. It stands still where motion is not wished, and in a pause. */
export function BreathCircle({ breath, at, running }: { breath: Breath; at: BreathMoment; running: boolean }) {
  const t = useTranslations("sessions.player.breaths");
  const [from, to] = at.phase === "in" ? [small, large] : [large, small];
  const scale = running ? to : from + (to - from) * at.far;
  return (
    <div aria-hidden="true" className="mx-auto grid size-56 place-items-center">
      <div
        className="col-start-1 row-start-1 size-56 rounded-full bg-moss-2 motion-reduce:transform-none!"
        style={{
          transform: `scale(${scale})`,
          transition: running ? `transform ${breath[at.phase]}ms ease-in-out` : "none",
        }}
      />
      <p className="z-10 col-start-1 row-start-1 text-heading">{t(at.phase === "in" ? "breathIn" : "breathOut")}</p>
    </div>
  );
}
