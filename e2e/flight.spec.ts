import { cached, reopened, sealedNames, shellKept } from "./flight";
import { expect, test, told } from "./house";
import { agreed, button, does, expectCalm, logged, lyingDown, rates, title } from "./session-steps";

test.use({
  expectedErrors: [
    /ERR_INTERNET_DISCONNECTED|fetching the script|Failed to fetch|Executing inline .* violates .*script-src 'self' 'sha256-/,
  ],
});

test("in flight mode three sessions are done and logged; they arrive once, each with its own time", async ({
  asTherapist,
  asClient,
}) => {
  test.setTimeout(120_000);
  let { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await shellKept(page);
  await page.context().setOffline(true);

  for (const n of [1, 2, 3]) {
    page = await reopened(page);
    await lyingDown(page);
    await expect(page.getByText("Geen verbinding")).toBeVisible();
    if (n === 1) await expectCalm(page);
    await expect(page.getByRole("heading", { name: n === 1 ? "Vandaag" : "Je hebt vandaag geoefend" })).toBeVisible();
    if (n === 1) await expect(page.getByText("In totaal ongeveer 10 minuten. 1 oefening.")).toBeVisible();
    await page.getByRole("link", { name: n === 1 ? "Beginnen" : "Nog een keer ontspannen" }).tap();
    await rates(page, n, 9);
    await button(page, /^Alleen ontspannen/).tap();
    if (n === 1) await expectCalm(page);
    await does(page);
    for (const next of ["Overslaan", "Overslaan"]) await button(page, next).tap();
    await page.getByRole("textbox").fill(`Zonder bereik, de ${n}e keer.`);
    await button(page, "Bewaren").tap();
    await expect(page.getByText(/Je sessie is bewaard op dit toestel/)).toBeVisible();
  }
  expect(await logged(asTherapist, asClient)).toEqual([]);
  page = await reopened(page);
  await expect(page.getByText(/Er staan nog 3 dingen van jou op dit toestel/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Nu opnieuw proberen" })).toHaveCount(1);
  await page.getByRole("link", { name: "Hoe is het nu?" }).tap();
  await expect(title(page, "Hoe is het nu?")).toBeVisible();
  await page.getByRole("radio", { name: "6", exact: true }).first().tap();
  await button(page, "Versturen").tap();
  await expect(page.getByText(/Wat je koos, staat op dit toestel/)).toBeVisible();

  await page.goto("/agreement");
  await expect(title(page, "Veiligheidsafspraak")).toBeVisible();
  await expect(page.getByText(/Dit staat op je telefoon/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Waar we mee beginnen" })).toBeVisible();
  await expectCalm(page);
  await page.getByRole("link", { name: "Naar vandaag" }).tap();
  await expect(page.getByText("Geen verbinding")).toBeVisible();

  await page.context().setOffline(false);
  const between = () => told<{ items: object[] }>(asTherapist, "GET", `/clients/${asClient.id}/check-ins`);
  await expect.poll(async () => (await between()).items).toMatchObject([{ tension: 6, safety: null }]);
  await expect.poll(async () => (await logged(asTherapist, asClient)).length).toBe(3);
  page = await reopened(page);
  await expect(title(page, "Vandaag")).toBeVisible();
  await expect.poll(async () => (await sealedNames(page)).filter((name) => name.includes("waiting/"))).toEqual([]);
  const sessions = (await logged(asTherapist, asClient)).toReversed();
  expect(sessions.map(({ note }) => note)).toEqual([1, 2, 3].map((n) => `Zonder bereik, de ${n}e keer.`));
  expect(sessions.map(({ before }) => before?.tension)).toEqual([1, 2, 3]);
  const starts = sessions.map(({ startedAt }) => Date.parse(startedAt));
  expect(new Set(starts).size).toBe(3);
  for (const { startedAt, endedAt } of sessions) expect(Date.parse(endedAt)).toBeGreaterThan(Date.parse(startedAt));
});

test("nothing of anybody lies in the caches, and the shell runs only what the house sent", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await shellKept(page);
  const lying = await cached(page);
  const session = await asClient.ask("GET", "/api/v1/me");
  const { id, name, clientId } = (await session.json()) as { id: string; name: string; clientId: string };
  for (const secret of [id, clientId, name, asClient.email, "Zachter zitten", "Een handdoek mag erbij."])
    expect(lying.filter(({ text }) => text.includes(secret)).map(({ address }) => address)).toEqual([]);
  expect(lying.filter(({ address }) => address.startsWith("/api") || address.startsWith("/today"))).toEqual([]);
  expect(lying.map(({ address }) => address)).toContain("/illustrations/constructive-rest.svg");

  await page.context().setOffline(true);
  const answered = page.waitForEvent("response", (response) => response.url().endsWith("/today"));
  await page.reload();
  const policy = (await (await answered).allHeaders())["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'sha256-/);
  expect(policy).not.toMatch(/nonce|unsafe-inline'.*script|strict-dynamic/);
  await expect(page.getByText("Geen verbinding")).toBeVisible();
  await page.evaluate(() => {
    const mark = document.createElement("div");
    mark.innerHTML = '<img src="x" onerror="window.wasRun = true">';
    const script = document.createElement("script");
    script.textContent = "window.wasRun = true";
    document.body.append(mark, script);
  });
  await expect(page.locator('img[src="x"]')).toBeAttached();
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
});
