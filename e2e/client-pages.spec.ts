import { uuidv7 } from "uuidv7";
import { everyAddress, withParts } from "./addresses";
import { expect, sessionOf, test, told } from "./house";
import { agreed, chain, expectCalm } from "./session-steps";

// Of the pages that the build answers, those that somebody else meets: the desk, the front door, somebody near.
const others =
  /^\/(account|clients|contacts|exercises|inbox|invitation|my-account|practice|set-up|shared|sign-in|templates)(\/|$)|^\/$/;
const walked = everyAddress().flatMap(({ path, kind }) => (kind === "page" && !others.test(path) ? [path] : []));

test("the walk knows the client's pages", () => {
  expect(walked).toEqual(
    expect.arrayContaining(["/today", "/today/session", "/settings/reminders", "/offline/session"]),
  );
  expect(walked.length).toBeGreaterThanOrEqual(11);
});

for (const [locale, colorScheme] of [
  ["nl", "light"],
  ["en", "dark"],
] as const) {
  test(`every page of a client is free of axe findings and big enough to touch, ${locale} and ${colorScheme}`, async ({
    asTherapist,
    asClient,
  }) => {
    test.setTimeout(240_000);
    const { page } = asClient;
    const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
    // Yesterday, so that the day after asks for it; and told of, so that there is something to read back.
    const at = new Date(Date.now() - 86_400_000).toISOString();
    const log = {
      startedAt: at,
      endedAt: at,
      before: { tension: 5, safety: 8, areas: [] },
      note: "Mijn benen werden warm.",
    };
    const session = uuidv7();
    await told(asClient, "PUT", `/sessions/${session}`, sessionOf(program, { ...log, choice: "relax-and-release" }));
    const checkIn = uuidv7();
    await told(asClient, "PUT", `/check-ins/${checkIn}`, {
      at,
      timeZone: "Europe/Amsterdam",
      tension: 3,
      areas: ["jaw"],
    });
    await told(asClient, "PATCH", "/me", { locale });
    await page.emulateMedia({ colorScheme });
    // The shells for flight mode show the day that a visit with a connection left on the phone.
    await page.goto("/today");
    for (const address of walked.map((path) => withParts(path, { session, checkIn })).sort()) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page).toHaveURL(new RegExp(`${address}$`));
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expectCalm(page);
      });
    }
  });
}
