import { readFileSync } from "node:fs";
import { uuidv7 } from "uuidv7";
import { badLineTo } from "./bad-line";
import { sealAsBefore, shellKept } from "./flight";
import { expect, sessionOf, test } from "./house";
import { agreed, logged, title } from "./session-steps";

test("a later release waits until nothing is left to be sent, and keeps the files of the one before", async ({
  browser,
  baseURL,
  asTherapist,
  asClient,
}) => {
  test.setTimeout(120_000);
  const build = readFileSync(".next/BUILD_ID", "utf8").trim();
  const line = await badLineTo(baseURL as string, () => 1);
  const context = await browser.newContext({ baseURL: line.url, locale: "nl-NL", timezoneId: "Europe/Amsterdam" });
  try {
    await context.addCookies([...asClient.cookies].map(([name, value]) => ({ name, value, url: line.url })));
    const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
    const page = await context.newPage();
    const release = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const names = (await caches.keys()).filter((name) => name.includes("-shell-"));
        return { isWaiting: Boolean(registration?.waiting), shells: names.map((name) => name.split("-shell-")[1]) };
      });
    await page.goto("/today");
    await shellKept(page);
    const { id: memberId } = (await (await asClient.ask("GET", "/api/v1/me")).json()) as { id: string };
    const id = uuidv7();
    await context.route("**/api/v1/sessions/**", (route) => route.abort());
    await sealAsBefore(page, memberId, id, { id, log: sessionOf(program) });

    line.worker = (script) => script.replaceAll(build, `${build}later`);
    await page.reload();
    await expect.poll(release, { timeout: 30_000 }).toEqual({ isWaiting: true, shells: [build, `${build}later`] });
    await page.reload();
    await expect(title(page, "Vandaag")).toBeVisible();
    await expect(page.getByText(/staat nog op dit toestel/)).toBeVisible();
    expect(await release()).toEqual({ isWaiting: true, shells: [build, `${build}later`] });

    await context.unroute("**/api/v1/sessions/**");
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(page.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible({ timeout: 15_000 });
    await expect.poll(release).toEqual({ isWaiting: false, shells: [build, `${build}later`] });
    expect(await logged(asTherapist, asClient)).toHaveLength(1);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText("Geen verbinding")).toBeVisible();
  } finally {
    await context.close();
    line.close();
  }
});
