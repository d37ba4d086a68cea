import { expect, test } from "./house";
import { agreed, beginsAt, button, does, expectCalm, logged, lyingDown, rates, title } from "./session-steps";

test("a reload in the middle loses nothing, and goes on only when asked", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", "side-lying-support"]);
  await lyingDown(page);
  await beginsAt(page);
  await rates(page, 9, 2);
  await button(page, /^Alleen ontspannen/).tap();
  await does(page);
  await button(page, "Beginnen").tap();
  await expect(page.getByRole("timer")).toHaveText("0:02");
  await page.reload();
  await expect(title(page, "Verder waar je was?")).toBeVisible();
  await expectCalm(page);

  await page.goto("/today");
  await expect(page.getByText("Je was al begonnen")).toBeVisible();
  await page.getByRole("link", { name: "Verder waar je was" }).tap();
  await expect(page.getByText("Toen je even weg was, is de oefening op pauze gegaan.")).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/0:0[0-5]/);
  await button(page, "Klaar").tap();
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session, ...more] = await logged(asTherapist, asClient);
  expect(more).toEqual([]);
  expect(session).toMatchObject({ before: { tension: 9, safety: 2 }, after: { tension: null, safety: null } });
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "done"]);

  await page.goto("/today");
  await expect(page.getByText("Je hebt vandaag geoefend")).toBeVisible();
  await expect(page.getByText("Je was al begonnen")).toHaveCount(0);
});

test("what was typed lies on the phone only as ciphertext", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await beginsAt(page);
  await rates(page, 9, 2);
  await button(page, /^Alleen ontspannen/).tap();
  await does(page);
  for (const next of ["Overslaan", "Overslaan"]) await button(page, next).tap();
  await page.getByRole("textbox").fill("een geheime zin");
  await page.reload();
  await button(page, "Verder waar je was").tap();
  await expect(page.getByRole("textbox")).toHaveValue("een geheime zin");
  const lying = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open("verzacht");
      asked.onsuccess = () => resolve(asked.result);
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve) => {
        const asked = database.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => resolve(asked.result as unknown[]);
      });
    const sealed = (await all("sealed")) as { text: ArrayBuffer }[];
    const keys = (await all("keys")) as CryptoKey[];
    const readable = sealed.map(({ text }) => new TextDecoder().decode(text)).join() + JSON.stringify(localStorage);
    return { readable, sealed: sealed.length, given: keys.map((key) => key.extractable) };
  });
  expect(lying.sealed).toBeGreaterThan(0);
  expect(lying.readable).not.toContain("geheime");
  expect(lying.given).toEqual([false]);
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|fetching the script|Failed to fetch/] });

  test("a session is kept on the phone, and sent once when there is a connection again", async ({
    asTherapist,
    asClient,
  }) => {
    const { page } = asClient;
    await agreed(asTherapist, asClient, ["constructive-rest"]);
    await beginsAt(page);
    await rates(page, 5, 9);
    await button(page, /^Alleen ontspannen/).tap();
    await page.context().setOffline(true);
    await does(page);
    for (const next of ["Overslaan", "Overslaan"]) await button(page, next).tap();
    await page.getByRole("textbox").fill("In een kamer zonder bereik.");
    await button(page, "Bewaren").tap();
    await expect(page.getByText(/Je sessie is bewaard op dit toestel/)).toBeVisible();
    expect(await logged(asTherapist, asClient)).toEqual([]);

    const later = await page.context().newPage();
    await page.close();
    await later.context().setOffline(false);
    await later.goto("/today");
    await expect(later.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible();
    await later.reload();
    await expect(title(later, "Vandaag")).toBeVisible();
    const sessions = await logged(asTherapist, asClient);
    expect(sessions.map((session) => session.note)).toEqual(["In een kamer zonder bereik."]);
  });

  test("the screen itself sends it as soon as there is a connection", async ({ asTherapist, asClient }) => {
    const { page } = asClient;
    await agreed(asTherapist, asClient, ["constructive-rest"]);
    await beginsAt(page);
    await rates(page, 5, 9);
    await button(page, /^Alleen ontspannen/).tap();
    await page.context().setOffline(true);
    await button(page, "Stoppen").tap();
    await button(page, "Hier ophouden").tap();
    await expect(page.getByText(/Je sessie is bewaard op dit toestel/)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
    expect(await logged(asTherapist, asClient)).toHaveLength(1);
  });
});
