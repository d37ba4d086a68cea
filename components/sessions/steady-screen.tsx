"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";

/** Longer than the pause in a double tap, shorter than it takes to read a question. */
const settleMs = 450;

type SteadyScreenProps = {
  /** Names what is shown: when it changes, another screen has come. */
  of: string;
  ref?: RefObject<HTMLDivElement | null>;
  className?: string;
  children: ReactNode;
};

/**
 * A screen that takes the place of another. A double tap, or a key that is held, was meant for the one before: what it
 * meets here stays as it is. Nothing is disabled, so that who listens hears the screen as it is.
 */
export function SteadyScreen({ of, ref, className = "flex flex-1 flex-col gap-5", children }: SteadyScreenProps) {
  const own = useRef<HTMLDivElement>(null);
  const place = ref ?? own;
  // Before the screen is painted: no tap comes between.
  useLayoutEffect(() => {
    const screen = place.current;
    if (!screen) return;
    let isSettling = true;
    let hasAnswered = false;
    const stood = document.activeElement;
    const settled = () => {
      isSettling = false;
      screen.style.removeProperty("pointer-events");
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") {
        hasAnswered ||= !event.repeat;
        return;
      }
      const isHeld = event.repeat && !(event.target instanceof HTMLTextAreaElement);
      // Whoever moved to another place, or pressed another key first, has seen this screen and means it.
      if (!isHeld && !(isSettling && !hasAnswered && event.target === stood)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    screen.style.pointerEvents = "none";
    const timer = setTimeout(settled, settleMs);
    screen.addEventListener("keydown", press, true);
    return () => {
      clearTimeout(timer);
      screen.removeEventListener("keydown", press, true);
    };
  }, [of, place]);
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  );
}
