import { describe, expect, it } from "vitest";
import { handedOverBy, isBeside, isLongStandIn, mayEnd, replacedBy, settle, standsInFor } from "./rules";
import type { Carer } from "./schema";

const carer = (given: Partial<Carer> = {}): Carer => ({
  id: "bas",
  name: "Bas Vermeer",
  from: "2026-12-07",
  until: null,
  hasBegun: false,
  saidBy: null,
  followedBy: null,
  ...given,
});
const nienke = carer({ id: "nienke", name: "Nienke de Wit", from: "2026-01-05", hasBegun: true });
const standIn = (from: string, until: string, hasBegun = false) => carer({ from, until, hasBegun });
const termOf = (known: Carer[], from: string, until: string | null) => {
  const settling = settle(known, { from, until });
  return "term" in settling ? settling.term : settling.kind;
};

describe("what was settled with a colleague", () => {
  it("gets no shorter by a second time: together they are one, and what lies within changes nothing", () => {
    const known = [standIn("2026-12-07", "2026-12-20")];
    expect(termOf(known, "2026-12-10", "2026-12-24")).toEqual({ from: "2026-12-07", until: "2026-12-24" });
    expect(termOf(known, "2026-12-01", "2026-12-06")).toEqual({ from: "2026-12-01", until: "2026-12-20" });
    expect(termOf(known, "2026-12-10", "2026-12-12")).toBe("same");
    expect(termOf(known, "2026-12-22", "2026-12-24")).toEqual({ from: "2026-12-22", until: "2026-12-24" });
  });

  it("has no end where it had none, and is not moved to another day", () => {
    const known = [carer()];
    expect(termOf([carer({ hasBegun: true })], "2026-12-10", "2026-12-24")).toBe("refused");
    expect(termOf(known, "2026-12-10", "2026-12-24")).toBe("refused");
    expect(termOf(known, "2026-12-10", null)).toBe("refused");
    expect(termOf(known, "2026-12-07", null)).toBe("same");
    expect(termOf(known, "2026-12-01", "2026-12-24")).toEqual({ from: "2026-12-01", until: "2026-12-06" });
  });

  it("is not mixed with the days until somebody hands over", () => {
    const going = carer({ from: "2026-01-05", until: "2026-12-10", hasBegun: true, followedBy: "nienke" });
    expect(termOf([going], "2026-12-08", "2026-12-10")).toBe("refused");
    expect(termOf([going], "2026-12-08", "2026-12-24")).toEqual({ from: "2026-12-11", until: "2026-12-24" });
    expect(termOf([going], "2026-12-11", null)).toBe("refused");
  });
});

describe("who is who", () => {
  const going = carer({ ...nienke, until: "2026-12-06", followedBy: "bas", saidBy: "nienke" });

  it("a stand-in comes for who settled it, or else for who treats the client", () => {
    const ans = carer({ id: "ans", from: "2026-02-01", hasBegun: true });
    const bas = standIn("2026-12-07", "2026-12-20");
    expect(standsInFor({ carers: [nienke, ans, bas] }, bas)?.id).toBe("nienke");
    const said = { ...bas, saidBy: "ans" };
    expect(standsInFor({ carers: [nienke, ans, said] }, said)?.id).toBe("ans");
    expect(standsInFor({ carers: [nienke, ans] }, ans)).toBe(null);
  });

  it("who takes over does not treat along, and is known by the day", () => {
    const bas = carer();
    expect(handedOverBy({ carers: [going, bas] }, bas)?.id).toBe("nienke");
    expect(isBeside({ carers: [going, bas] }, bas)).toBe(false);
    const later = carer({ from: "2026-12-09" });
    expect([handedOverBy({ carers: [going, later] }, later), isBeside({ carers: [going, later] }, later)]).toEqual([
      null,
      true,
    ]);
  });

  it("a therapist ends their own term and a stand-in's, and hands over nobody else's clients", () => {
    const ans = { id: "ans", isOwner: false };
    const own = carer({ id: "ans", from: "2026-02-01", hasBegun: true });
    const bas = standIn("2026-12-07", "2026-12-20");
    const carers = [nienke, own, bas];
    expect(carers.map((one) => mayEnd({ carers }, one, ans))).toEqual([false, true, true]);
    expect(carers.map((one) => mayEnd({ carers }, one, { id: "marieke", isOwner: true }))).toEqual([true, true, true]);
    expect(replacedBy({ carers: [nienke] }, { id: "bas", isOwner: false }, "ans")).toBe(null);
    expect(replacedBy({ carers: [nienke] }, { id: "marieke", isOwner: true }, "ans")).toBe(nienke);
  });
});

it("a stand-in of more than three months is long, of a summer it is not", () => {
  expect(isLongStandIn("2026-06-01", "2026-09-01")).toBe(false);
  expect(isLongStandIn("2026-06-01", "2026-09-02")).toBe(true);
  expect(isLongStandIn("2026-12-01", "2027-12-14")).toBe(true);
});
