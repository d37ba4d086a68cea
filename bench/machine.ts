import { readdirSync, readFileSync, writeFileSync } from "node:fs";

// What Linux tells of a process. Elsewhere there is no /proc, and these figures are left out.

const tick = 10;

const statOf = (pid: number): string[] | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces: what follows it begins with the state, the third field.
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
};

function familyOf(pid: number): number[] {
  let all: number[] = [];
  try {
    all = readdirSync("/proc").map(Number).filter(Boolean);
  } catch {
    return [pid];
  }
  const parents = new Map(all.map((one) => [one, Number(statOf(one)?.[1] ?? 0)]));
  const family = [pid];
  for (let n = 0; n < family.length; n++)
    for (const [one, parent] of parents) if (parent === family[n]) family.push(one);
  return family;
}

/** Milliseconds of CPU that a process and its children have used, those that have ended included. */
export function cpuOf(pid: number): number {
  const fields = (one: number, places: number[]) => {
    const stat = statOf(one);
    return places.reduce((sum, place) => sum + Number(stat?.[place] ?? 0), 0) * tick;
  };
  const ended = fields(pid, [13, 14]);
  return familyOf(pid).reduce((sum, one) => sum + fields(one, [11, 12]), ended);
}

/** From here on the peak counts anew: the hashes of the sign-ins before a load (46 MiB each, on purpose) are no part of it. */
export function forgetPeakOf(pid: number): void {
  for (const one of familyOf(pid)) {
    try {
      writeFileSync(`/proc/${one}/clear_refs`, "5");
    } catch {
      // Nobody tells here, and nobody forgets.
    }
  }
}

/** The most memory that a process and its children held at once each, in MiB; NaN where nobody tells. */
export function peakMemoryOf(pid: number): number {
  const peaks = familyOf(pid).map((one) => {
    try {
      return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${one}/status`, "utf8"))?.[1] ?? Number.NaN) / 1024;
    } catch {
      return Number.NaN;
    }
  });
  return peaks.reduce((sum, peak) => sum + peak, 0);
}
