import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { as, clientOf, everything, valueOf, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf } from "@/db/testing/programs";
import { accepted } from "@/lib/result";
import { openProgram, readEarlier } from "./read";
import { lacksReason, thresholdOf, withThreshold } from "./rules";
import { changeProgram } from "./write";

describe("another threshold", () => {
  const usual = thresholdOf(null);
  const six = { safetyThreshold: 6, thresholdBecause: "Ze kent de oefening." };

  it("asks for a reason where it is not what was agreed, be it higher or lower", () => {
    expect(usual).toEqual({ safetyThreshold: 7, thresholdBecause: null });
    expect(lacksReason({ ...usual }, usual)).toBe(false);
    expect(lacksReason({ safetyThreshold: 6, thresholdBecause: " " }, usual)).toBe(true);
    expect(lacksReason({ safetyThreshold: 8, thresholdBecause: null }, usual)).toBe(true);
    expect(lacksReason(six, usual)).toBe(false);
    // Agreed long ago, and it stays: nobody need say it again.
    expect(lacksReason({ safetyThreshold: 6, thresholdBecause: null }, thresholdOf(six))).toBe(false);
  });

  it("loses the reason of before, keeps the one that is being written, and finds the old one on its way back", () => {
    const five = withThreshold(six, six, 5);
    expect(five).toEqual({ safetyThreshold: 5, thresholdBecause: null });
    const written = { ...five, thresholdBecause: "Nog rustiger." };
    expect(withThreshold(written, six, 4)).toEqual({ safetyThreshold: 4, thresholdBecause: "Nog rustiger." });
    expect(withThreshold(written, six, 6)).toEqual(six);
  });

  it("carries its reason with each version; the log has the numbers of before and after, and no words", async () => {
    const { nienke } = await village();
    const client = await clientOf(nienke, "Roos Blom");
    const now = new Date("2026-11-22T12:00:00Z");
    const first = await assigned(nienke, client, draftOf([itemOf("grounding")], six), "2026-11-02", now);
    const five = { ...draftOf(first.items, { id: first.id }), safetyThreshold: 5, thresholdBecause: "Nog rustiger." };
    const change = as(nienke, (tx, viewer) => changeProgram(tx, viewer, first.id, five, first.revision, now));
    expect(valueOf(await change)).toMatchObject({ safetyThreshold: 5, thresholdBecause: "Nog rustiger." });
    const earlier = as(nienke, async (tx, viewer) => {
      const opened = await openProgram(tx, viewer, first.id, uuidv7());
      return opened.ok ? accepted(await readEarlier(tx, viewer, first.id, 1)) : opened;
    });
    expect(valueOf(await earlier)).toMatchObject(six);
    const [event] = await everything<{ detail: object }[]>`select detail from audit_events
      where object_id = ${first.id} and event = 'program.changed'`;
    expect(event?.detail).toEqual({ from: 1, to: 2, threshold: [6, 5] });
  });
});
