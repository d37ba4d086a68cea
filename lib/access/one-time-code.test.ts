import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { appAddress, makeRecoveryCodes, makeSecret, recoveryCodeIn, stepOf } from "./one-time-code";

const secret = "JBSWY3DPEHPK3PXP";
const at = (seconds: number) => new Date(seconds * 1000);
const codeAt = (seconds: number) => new TOTP({ secret }).generate({ timestamp: seconds * 1000 });

describe("a code of an app", () => {
  it("counts for its own half minute, and for the one before and after", () => {
    const now = 1_795_000_000;
    const step = Math.floor(now / 30);
    expect([-60, -30, 0, 30, 60].map((off) => stepOf(secret, codeAt(now + off), at(now)))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  it("is the one of RFC 6238, with spaces as people type them", () => {
    const rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    expect(stepOf(rfc, "287 082", at(59))).toBe(1);
    expect(stepOf(rfc, "005924", at(1_234_567_890))).toBe(41_152_263);
  });

  it("is six figures of this secret and nothing else", () => {
    for (const wrong of ["", "28708", "2870820", "abcdef", "２８７０８２", "-28708"])
      expect(stepOf(secret, wrong, at(59))).toBeNull();
    expect(stepOf(makeSecret(), codeAt(59), at(59))).toBeNull();
  });

  it("comes from a secret of 160 bits, in an address that says whose it is", () => {
    const made = makeSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(made).not.toBe(makeSecret());
    expect(appAddress(made, "nienke@example.nl")).toContain(`Verzacht:nienke%40example.nl?`);
    expect(appAddress(made, "nienke@example.nl")).toContain(`secret=${made}`);
  });
});

describe("recovery codes", () => {
  it("are ten of 120 bits, none alike", () => {
    const codes = makeRecoveryCodes();
    expect(codes).toHaveLength(10);
    expect(new Set([...codes, ...makeRecoveryCodes()]).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it("are known however they are typed, and six figures are none", () => {
    const [code = ""] = makeRecoveryCodes();
    const plain = code.replaceAll("-", "");
    expect(recoveryCodeIn(` ${code.toLowerCase().replaceAll("-", " ")} `)).toBe(plain);
    expect(recoveryCodeIn("oOiIlL0123456789ABCDEFGH")).toBe("0011110123456789ABCDEFGH");
    for (const wrong of ["123456", plain.slice(1), `${plain}A`, "U".repeat(24)])
      expect(recoveryCodeIn(wrong)).toBeNull();
  });
});
