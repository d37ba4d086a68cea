"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

// A setting of this device, and nothing about anybody: it may lie in plain sight.
const place = "single-keys";
const changed = "single-keys-changed";

const readOn = () => {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
};

function subscribe(listen: () => void) {
  window.addEventListener(changed, listen);
  window.addEventListener("storage", listen);
  return () => {
    window.removeEventListener(changed, listen);
    window.removeEventListener("storage", listen);
  };
}

/** Whether shortcuts of one key are on, and the switch (WCAG 2.1.4). */
export function useSingleKeysSetting(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, readOn, () => true);
  return [
    on,
    (wanted) => {
      try {
        localStorage.setItem(place, wanted ? "on" : "off");
      } catch {
        // A browser that keeps nothing keeps them on.
      }
      window.dispatchEvent(new Event(changed));
    },
  ];
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Shortcuts of one key, only while no field has the focus and no dialog is open. */
export function useSingleKeys(keys: Record<string, () => void>): void {
  const [on] = useSingleKeysSetting();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector("dialog[open]")) return;
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [on]);
}
