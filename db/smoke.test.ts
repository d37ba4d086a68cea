import { expect, it } from "vitest";
import { as, village } from "@/db/testing/practice";
import { accepted } from "@/lib/result";
it("x", async () => {
  const v = await village();
  const r = await as(v.nienke, async (_t, viewer) => accepted(viewer.name));
  expect(r).toEqual({ ok: true, value: "Nienke de Wit" });
});
