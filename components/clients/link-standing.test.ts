import { expect, it } from "vitest";
import { type LinkStanding, standingAt } from "./link-standing";

const fresh: LinkStanding = { address: "a@example.nl", ended: null };

it("a link ends when the address becomes another, also when the old address comes back", () => {
  const corrected = standingAt(fresh, "b@example.nl", "/invite/one");
  expect(corrected).toEqual({ address: "b@example.nl", ended: "/invite/one" });
  expect(standingAt(corrected, "a@example.nl", "/invite/one").ended).toBe("/invite/one");
  expect(standingAt(fresh, null, "/invite/one").ended).toBe("/invite/one");
});

it("a link stays when the address does, and where there is none nothing ends", () => {
  expect(standingAt(fresh, "a@example.nl", "/invite/one")).toBe(fresh);
  expect(standingAt(fresh, "b@example.nl", undefined).ended).toBeNull();
});
