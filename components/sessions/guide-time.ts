"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

const tickMs = 250;

/** The present, four times a second while something runs, and never before the moment in which it is asked. */
export function useNow(running: boolean): number {
  const subscribe = useCallback(
    (look: () => void) => {
      const timer = running ? setInterval(look, tickMs) : undefined;
      return () => clearInterval(timer);
    },
    [running],
  );
  return useSyncExternalStore(subscribe, nextTick, nextTick);
}

const nextTick = () => (Math.floor(Date.now() / tickMs) + 1) * tickMs;

/** Keeps the screen on while `running`; tells whether the device allows that, null while it has not answered. */
export function useScreenOn(running: boolean): boolean | null {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  useEffect(() => {
    if (!running) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const asked = "wakeLock" in navigator ? navigator.wakeLock.request("screen") : Promise.reject(new Error("none"));
    asked.then(
      (given) => {
        if (over) return void given.release();
        lock = given;
        setAllowed(true);
      },
      () => {
        if (!over) setAllowed(false);
      },
    );
    return () => {
      over = true;
      void lock?.release();
    };
  }, [running]);
  return allowed;
}
