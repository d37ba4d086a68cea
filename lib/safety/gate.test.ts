import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Asked, defaultTerms, gateFor } from "./rules";

const asked: Asked = {
  standing: { open: true, because: null },
  threshold: 7,
  terms: defaultTerms,
  tension: 5,
  safety: 7,
  here: "yes",
  choice: "relax-and-release",
  rerated: null,
};
const gate = (more: Partial<Asked>) => {
  const { kind, because } = gateFor({ ...asked, ...more });
  return because === null ? kind : `${kind} ${because}`;
};

describe("the gate of a session", () => {
  it("is open for who chose it, is here, feels safe enough and is not very tense", () => {
    expect(gate({})).toBe("open");
    expect(gate({ tension: null })).toBe("open");
    expect(gate({ tension: "declined" })).toBe("open");
  });

  it("says why release is not open, before anything that the client answered", () => {
    for (const because of ["notOpened", "paused", "weeklyCap", "dayBetween", "expired"] as const)
      expect(gate({ standing: { open: false, because }, here: "no", safety: 0 })).toBe(`relax-only ${because}`);
    expect(gate({ standing: { open: false, because: null } })).toBe("relax-only notOpened");
  });

  it("never argues with who chose less, and takes only a clear yes to being here", () => {
    expect(gate({ choice: "relax-only", safety: 10 })).toBe("relax-only notChosen");
    for (const here of ["unsure", "no", null] as const) expect(gate({ here })).toBe("relax-only notHere");
  });

  it("does not open for a felt safety that nobody told", () => {
    for (const safety of [null, "declined"] as const) expect(gate({ safety })).toBe("relax-only safetyUnknown");
  });

  it("between the two thresholds: relax first; below the lower one only relaxing", () => {
    expect([gate({ safety: 6 }), gate({ safety: 4 })]).toEqual(["relax-first safetyLow", "relax-first safetyLow"]);
    expect([gate({ safety: 3 }), gate({ safety: 0 })]).toEqual([
      "relax-only safetyVeryLow",
      "relax-only safetyVeryLow",
    ]);
  });

  it("the floor holds below a program's lower threshold too", () => {
    expect([gate({ threshold: 2, safety: 3 }), gate({ threshold: 2, safety: 4 })]).toEqual([
      "relax-only safetyVeryLow",
      "open",
    ]);
  });

  it("very tense: relax first, unless it feels safe enough for that", () => {
    expect([gate({ tension: 8 }), gate({ tension: 7 }), gate({ tension: 10, safety: 8 })]).toEqual([
      "relax-first tensionHigh",
      "open",
      "open",
    ]);
  });

  it("one re-rating decides: it opens, or only relaxing is left; it is not asked a second time", () => {
    const low = { safety: 5 } as const;
    expect(gate({ ...low, rerated: { tension: 4, safety: 7 } })).toBe("open");
    expect(gate({ ...low, rerated: { tension: 4, safety: 6 } })).toBe("relax-only safetyLow");
    expect(gate({ ...low, rerated: { tension: 4, safety: 2 } })).toBe("relax-only safetyVeryLow");
    expect(gate({ ...low, rerated: { tension: 4, safety: null } })).toBe("relax-only safetyUnknown");
    expect(gate({ tension: 9, rerated: { tension: 9, safety: 7 } })).toBe("relax-only tensionHigh");
    expect(gate({ tension: 9, rerated: { tension: null, safety: 7 } })).toBe("relax-only tensionHigh");
    expect(gate({ tension: 9, rerated: { tension: 6, safety: 7 } })).toBe("open");
  });

  it("who feels very unsafe sees whom to call, whatever else is open or shut", () => {
    const contact = (more: Partial<Asked>) => gateFor({ ...asked, ...more }).contact;
    expect([contact({ safety: 3 }), contact({ safety: 4 }), contact({ safety: null })]).toEqual([true, false, false]);
    expect(contact({ safety: 3, choice: "relax-only", standing: { open: false, because: "notOpened" } })).toBe(true);
    expect(contact({ safety: 3, rerated: { tension: 5, safety: 8 } })).toBe(false);
  });

  const rating = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant("declined" as const), fc.constant(null));
  const anyone = fc.record<Asked>({
    standing: fc.constantFrom<Asked["standing"]>({ open: true, because: null }, { open: false, because: "paused" }),
    threshold: fc.integer({ min: 0, max: 10 }),
    terms: fc.record({
      relaxOnlyBelow: fc.integer({ min: 0, max: 10 }),
      highTension: fc.integer({ min: 1, max: 10 }),
      safetyForHighTension: fc.integer({ min: 0, max: 10 }),
    }),
    tension: rating,
    safety: rating,
    here: fc.constantFrom("yes", "unsure", "no", null),
    choice: fc.constantFrom("relax-only", "relax-and-release"),
    rerated: fc.option(fc.record({ tension: rating, safety: rating })),
  });

  it("opens only where everything says yes, and feeling safer never shuts it", () => {
    fc.assert(
      fc.property(anyone, (one) => {
        const found = gateFor(one);
        const safety = one.rerated ? one.rerated.safety : one.safety;
        if (found.kind === "relax-first") expect(one.rerated).toBeNull();
        if (found.kind !== "open") return;
        expect(one.standing.open && one.here === "yes" && one.choice === "relax-and-release").toBe(true);
        expect(typeof safety === "number" && safety >= one.threshold).toBe(true);
        const safer = Math.min(10, (safety as number) + 1);
        const again = one.rerated ? { rerated: { ...one.rerated, safety: safer } } : { safety: safer };
        expect(gateFor({ ...one, ...again }).kind).toBe("open");
      }),
    );
  });
});
