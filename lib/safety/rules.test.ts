import { describe, expect, it } from "vitest";
import { releaseGate, touchedRelease } from "./rules";

describe("the gate before release", () => {
  const open = { opened: true, threshold: 7, safety: 7, here: "yes", choice: "relax-and-release" } as const;

  it("is open when the therapist opened it, the client chose it, is here, and feels safe enough", () => {
    expect(releaseGate(open)).toBeNull();
    expect(releaseGate({ ...open, safety: 10 })).toBeNull();
  });

  it("stays shut while the therapist has not opened it, whatever else is true", () => {
    expect(releaseGate({ ...open, opened: false })).toBe("notOpened");
    expect(releaseGate({ ...open, opened: false, choice: "relax-only", here: "no", safety: null })).toBe("notOpened");
  });

  it("the client may always choose less", () => {
    expect(releaseGate({ ...open, choice: "relax-only" })).toBe("notChosen");
  });

  it("opens only for a clear yes to being here: unsure and unasked are no yes", () => {
    for (const here of ["unsure", "no", null] as const) expect(releaseGate({ ...open, here })).toBe("notHere");
  });

  it("a felt safety that nobody told is not safe enough, and not called low either", () => {
    expect(releaseGate({ ...open, safety: null })).toBe("safetyUnknown");
    expect(releaseGate({ ...open, safety: "declined" })).toBe("safetyUnknown");
    expect(releaseGate({ ...open, threshold: 0, safety: null })).toBe("safetyUnknown");
  });

  it("one below the agreed threshold is shut, the threshold itself is open; a true 0 is told as low", () => {
    expect(releaseGate({ ...open, safety: 6 })).toBe("safetyLow");
    expect(releaseGate({ ...open, safety: 0 })).toBe("safetyLow");
    expect(releaseGate({ ...open, threshold: 0, safety: 0 })).toBeNull();
  });
});

describe("whether release was touched", () => {
  it("in whole, in part or stopped is touched; skipped is not", () => {
    const entry = (outcome: "done" | "partial" | "skipped" | "stopped") => ({ group: "release", outcome }) as const;
    for (const outcome of ["done", "partial", "stopped"] as const) expect(touchedRelease([entry(outcome)])).toBe(true);
    expect(touchedRelease([entry("skipped")])).toBe(false);
    expect(touchedRelease([{ group: "relax", outcome: "done" }])).toBe(false);
    expect(touchedRelease([])).toBe(false);
  });
});
