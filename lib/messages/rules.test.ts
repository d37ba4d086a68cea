import { describe, expect, it } from "vitest";
import { invitationMail } from "./rules";

describe("the letter with a one-time link", () => {
  it("says nothing of health, practice or program, where others read along", () => {
    for (const locale of ["nl", "en"] as const) {
      const { subject, body } = invitationMail(locale, "https://example.test/invitation/abc", "29 november");
      expect(`${subject} ${body}`).not.toMatch(/praktijk|practice|therap|oefen|exercise|programma|cli[eë]nt|spanning/i);
    }
  });

  it("carries the link and its last day", () => {
    const { body } = invitationMail("nl", "https://example.test/invitation/abc", "29 november");
    expect(body).toContain("https://example.test/invitation/abc");
    expect(body).toContain("29 november");
  });
});
