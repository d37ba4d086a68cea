import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { sideOf } from "./pages";

const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file.replace(/\.tsx$/, "")}`);

test("every page of the house is weighed on somebody's side", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter((file) => file !== "/page" && sideOf(file) === undefined)).toEqual([]);
});

test("the session and what stands without a connection are weighed as pages of a client's phone", () => {
  for (const file of ["/(session)/today/session/page", "/(offline)/offline/page", "/(client)/history/[session]/page"])
    expect(sideOf(file)).toBe("client");
  expect(sideOf("/(therapist)/templates/[program]/page")).toBe("therapist");
  expect(sideOf("/api/v1/caseload/route")).toBeUndefined();
});
