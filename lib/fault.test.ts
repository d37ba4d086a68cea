import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problemDocument } from "@/lib/access/problem";
import { password } from "@/lib/access/schema";
import { faultIn } from "./fault";
import { line, paragraph } from "./text";

const schema = z.strictObject({ name: line(120), note: paragraph(4000), password });
const said = (locale: "nl" | "en", sent: object) => {
  const { error } = schema.safeParse(sent);
  return problemDocument({ refusal: "invalid", requestId: "1", locale, issues: error?.issues ?? [] }).errors;
};
const fine = { name: "Greet", note: "", password: "een lange zin om te onthouden" };

describe("what is too long", () => {
  it("is said with how long it may be, in both languages", () => {
    const sent = { name: "a".repeat(121), note: "a".repeat(4001), password: "a".repeat(129) };
    expect(said("nl", sent)).toEqual([
      { path: "name", message: "Dit is te lang. Er passen hooguit 120 tekens." },
      { path: "note", message: "Dit is te lang. Er passen hooguit 4000 tekens." },
      { path: "password", message: "Dit is te lang. Er passen hooguit 128 tekens." },
    ]);
    expect(said("en", { ...fine, name: sent.name })).toEqual([
      { path: "name", message: "This is too long. There is room for at most 120 characters." },
    ]);
    expect(said("nl", fine)).toBeUndefined();
  });

  it("leaves what has no measure as it was", () => {
    expect(said("nl", { ...fine, name: "" })).toEqual([{ path: "name", message: "Dit is nog leeg." }]);
    expect(faultIn("missing")).toEqual({ key: "missing", most: "" });
    expect(faultIn("too_long:120")).toEqual({ key: "too_long", most: "120" });
  });

  it("takes a sentence for no key", () => {
    expect(faultIn("Dit is nog leeg.")).toBeNull();
    expect(faultIn("Too big: expected string to have <=254 characters")).toBeNull();
    expect(faultIn(undefined)).toBeNull();
  });
});
