const place = "verzacht.last-asked";

// Where the device keeps nothing, this page knows it of itself.
let here = 0;

/** The moment at which any tab of this browser last asked the house for something; all of them keep one sign-in alive. */
export function lastAsked(): number {
  try {
    return Math.max(here, Number(localStorage.getItem(place) ?? 0));
  } catch {
    return here;
  }
}

export function noteAsked(): void {
  const now = Date.now();
  // Dozens of files belong to one page.
  if (now - here < 1_000) return;
  here = now;
  try {
    localStorage.setItem(place, String(now));
  } catch {
    // Then the other tabs ask for themselves.
  }
}
