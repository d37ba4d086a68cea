import { describe, expect, it } from "vitest";
import { networkIn } from "./network";

describe("the network of a caller", () => {
  it("is one for all addresses of a /64, however they are written", () => {
    const one = [
      "2001:db8:0:1::1",
      "2001:DB8:0:1::2",
      "2001:0db8:0000:0001:aaaa:bbbb:cccc:dddd",
      "[2001:db8:0:1::7]:443",
      "2001:db8::1:0:0:0:9",
      "2001:db8:0:1::3%eth0",
    ];
    expect(new Set(one.map(networkIn))).toEqual(new Set(["2001:db8:0:1"]));
    expect(new Set(["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::"].map(networkIn))).toEqual(
      new Set(["2001:db8:0:0"]),
    );
  });

  it("is another for another /64", () => {
    const others = ["2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8:1::1", "fe80::1", "::1", "1::"];
    expect(new Set(others.map(networkIn)).size).toBe(others.length);
  });

  it("is the address itself in IPv4, also in IPv6's clothes", () => {
    expect(["192.0.2.7", " 192.0.2.7 ", "192.0.2.7:51000", "::ffff:192.0.2.7"].map(networkIn)).toEqual(
      Array.from({ length: 4 }, () => "192.0.2.7"),
    );
    expect(networkIn("192.0.2.8")).toBe("192.0.2.8");
  });

  it("of what is no address is nobody else's, and no longer than any", () => {
    for (const odd of ["", "unknown", "_hidden", "1:2:3", "1::2::3", "g::1", "2001:db8:0:1:2:3:4:5:6"])
      expect(networkIn(odd)).toBe(odd);
    expect(networkIn("x".repeat(5_000))).toHaveLength(64);
  });
});
