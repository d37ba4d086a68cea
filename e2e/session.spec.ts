import type { Locator, Page } from "@playwright/test";
import { dayOf } from "@/lib/calendar";
import type { SessionLog } from "@/lib/sessions/schema";
import { type ClientVisitor, expect, expectNoAxeFindings, makeProgram, test, told, type Visitor } from "./house";

const chain = ["grounding", "wall-sit", "butterfly-tremor", "integration"];
const today = () => dayOf(new Date(), "Europe/Amsterdam");

/** Puts a program before the client, and opens release where the therapist and the client agreed on that. */
async function agreed(therapist: Visitor, client: ClientVisitor, keys: string[], release = false) {
  const program = await makeProgram(therapist, client.id, keys, {
    startsOn: today(),
    remark: "Een handdoek mag erbij.",
  });
  const opening = { open: true, because: "Samen geoefend.", maxMinutes: 5, maxPerWeek: 3, reviewOn: "2027-12-20" };
  if (release) await told(therapist, "PUT", `/clients/${client.id}/release`, opening);
  return program;
}

const logged = async (therapist: Visitor, client: ClientVisitor) =>
  (await told<{ items: SessionLog[] }>(therapist, "GET", `/clients/${client.id}/sessions`)).items;

/** What every screen of a phone must be: free of axe findings, no smaller to touch than a fingertip, and no wider. */
async function expectCalm(page: Page) {
  await expectNoAxeFindings(page);
  const touched = 'a[href], button, textarea, summary, label:has(input), input:not([type="checkbox"], [type="radio"])';
  const small = await page.locator(`main :is(${touched})`).evaluateAll((all) =>
    all
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
      .map(({ box, name }) => `${name} ${box.width}×${box.height}`),
  );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

async function rates(page: Page, tension: number, safety: number) {
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
  await page.getByRole("radio", { name: `${tension}`, exact: true }).tap();
  await button(page, "Verder").tap();
  await expect(title(page, "Hoe veilig voel je je nu?")).toBeVisible();
  await page.getByRole("radio", { name: `${safety}`, exact: true }).tap();
  await button(page, "Verder").tap();
}

async function beginsAt(page: Page) {
  await page.goto("/today");
  await page.getByRole("link", { name: "Beginnen" }).tap();
}

async function intoRelease(page: Page) {
  await beginsAt(page);
  await rates(page, 6, 8);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Ja, ik ben hier, nu").tap();
}

test("a whole session, by touch, on a phone", async ({ asTherapist, asClient }) => {
  test.setTimeout(180_000);
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await page.goto("/today");
  await expect(page.getByText("Er staat een programma voor je klaar: Zachter zitten.")).toBeVisible();
  await expectCalm(page);

  await page.getByRole("link", { name: "Beginnen" }).tap();
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectCalm(page);
  await rates(page, 7, 8);

  const ways = page.getByRole("list", { name: "Wat past er nu bij je?" }).getByRole("button");
  await expect(ways).toHaveCount(3);
  const looks = await ways.evaluateAll((all) => all.map((one) => [one.className, one.getBoundingClientRect().width]));
  expect(new Set(looks.map((look) => look.join(" "))).size).toBe(1);
  await expectCalm(page);
  await button(page, /^Ook loslaten/).tap();
  await expect(title(page, "Ben ik hier, nu?")).toBeVisible();
  await expectCalm(page);
  await button(page, "Ja, ik ben hier, nu").tap();

  await expect(page.getByText("Oefening 1 van 5")).toBeVisible();
  await expect(page.getByText("Een handdoek mag erbij.")).toBeVisible();
  await expectCalm(page);
  const places = async () => [await placeOf(button(page, "Stoppen")), await placeOf(button(page, "Overslaan"))];
  await button(page, "Beginnen").tap();
  await expect(page.getByRole("timer")).toHaveText("0:02");
  await expectCalm(page);
  const atRunning = await places();
  await button(page, "Pauze").tap();
  await expect(page.getByText("Even pauze. Je gaat verder wanneer je wilt.")).toBeVisible();
  await button(page, "Klaar").tap();

  for (const [at, name] of ["Gronden", "Spanning opbouwen", "Liggende ontspanning", "Afronden"].entries()) {
    await expect(title(page, new RegExp(name))).toBeVisible();
    await expect(button(page, "Beginnen")).toHaveCount(0);
    if (at === 0) {
      await expectCalm(page);
      expect((await places()).map(({ x }) => x)).toEqual(atRunning.map(({ x }) => x));
    }
    await button(page, "Ik heb het gelezen").tap();
    await button(page, at === 2 ? "Deels gedaan" : "Klaar").tap();
  }

  await expect(page.getByText("Na het oefenen")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.getByRole("radio", { name: "3", exact: true }).tap();
  await button(page, "Verder").tap();
  await page.getByRole("radio", { name: "Liever niet zeggen" }).tap();
  await button(page, "Verder").tap();
  await expect(page.getByText(/Dit kunnen lezen: jij, je behandelaar/)).toBeVisible();
  await page.getByRole("textbox").fill("Mijn benen werden warm.");
  await expectCalm(page);
  await button(page, "Bewaren").tap();
  await expect(title(page, "Dank je wel")).toBeVisible();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expectCalm(page);

  const [session, ...more] = await logged(asTherapist, asClient);
  expect(more).toEqual([]);
  expect(session).toMatchObject({
    programVersion: program.version,
    choice: "relax-and-release",
    before: { tension: 7, safety: 8 },
    after: { tension: 3, safety: "declined" },
    note: "Mijn benen werden warm.",
  });
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "done", "done", "partial", "done"]);
  expect(session?.entries[0]?.seconds).toBeGreaterThanOrEqual(2);

  await test.step("and it can be read back", async () => {
    await page.goto("/history");
    await expect(page.getByText("Mijn benen werden warm.")).toBeVisible();
    await expect(page.getByText("liever niet gezegd").first()).toBeVisible();
    await expectCalm(page);
    await page.goto("/my-progress?range=2w");
    await expect(page.getByRole("figure", { name: "Spanning voor en na" })).toContainText("1 keer gemeld.");
    await page.getByRole("figure", { name: "Gevoel van veiligheid voor en na" }).getByText("Toon cijfers").tap();
    await expect(page.getByRole("row").filter({ hasText: "niet ingevuld" })).toBeVisible();
    await expectCalm(page);
  });
});

const placeOf = async (place: Locator) => {
  const { x = 0, y = 0, height = 0 } = (await place.boundingBox()) ?? {};
  expect(height).toBeGreaterThanOrEqual(56);
  return { x: Math.round(x), y: Math.round(y) };
};

test("a whole session by keyboard alone", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  const reach = async (target: Locator) => {
    for (let presses = 0; presses < 40; presses++) {
      if (await target.evaluate((one) => one === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  const presses = async (target: Locator) => {
    await expect(target).toBeVisible();
    await reach(target);
    await page.keyboard.press("Enter");
  };
  await presses(page.getByRole("link", { name: "Beginnen" }));
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
  await reach(page.getByRole("radio").first());
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  await expect(page.getByRole("radio", { name: "10", exact: true })).toBeChecked();
  await presses(button(page, "Verder"));
  await expect(title(page, "Hoe veilig voel je je nu?")).toBeFocused();
  await presses(button(page, "Overslaan"));
  await presses(button(page, /^Alleen ontspannen/));
  await presses(button(page, "Beginnen"));
  await expect(button(page, "Pauze")).toBeFocused();
  await presses(button(page, "Stoppen"));
  await expect(title(page, "Je bent gestopt. Dat is goed.")).toBeFocused();
  await presses(button(page, "Hier ophouden"));
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session).toMatchObject({ before: { tension: 10, safety: null }, after: null, note: null });
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["stopped"]);
});

test("a reload in the middle loses nothing, and goes on only when asked", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", "side-lying-support"]);
  await beginsAt(page);
  await rates(page, 9, 2);
  await button(page, /^Alleen ontspannen/).tap();
  await button(page, "Klaar").tap();
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
  await expect(page.getByText("Dit was het voor vandaag")).toBeVisible();
  await expect(page.getByText("Je was al begonnen")).toHaveCount(0);
});

test("what was typed lies on the phone only as ciphertext", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await beginsAt(page);
  await rates(page, 9, 2);
  await button(page, /^Alleen ontspannen/).tap();
  await button(page, "Klaar").tap();
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

test("stopping in the chain asks nothing, and leads to rounding off", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, chain, true);
  await intoRelease(page);
  await button(page, "Ik heb het gelezen").tap();
  await button(page, "Klaar").tap();
  await button(page, "Ik heb het gelezen").tap();
  await button(page, "Beginnen").tap();
  await button(page, "Stoppen").tap();
  await expect(title(page, "Je bent gestopt. Dat is goed.")).toBeVisible();
  await expect(page.getByText("Rustig afronden, als je wilt")).toBeVisible();
  await expect(page.getByText(/op één zij rollen/)).toBeVisible();
  await expectCalm(page);
  await button(page, "Ik heb afgerond").tap();
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "stopped", "done"]);
});

test("below the agreed threshold release stays shut, and says kindly why", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 4);
  await expect(title(page, "Wat past er nu bij je?")).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
  await expect(page.getByText(/Je gevoel van veiligheid is nu 4.*ontspannen kan gewoon/)).toBeVisible();
  await expectCalm(page);
  await button(page, /^Alleen ontspannen/).tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("release that the therapist did not open is told on the day itself, beside what is open", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain]);
  await page.goto("/today");
  await expect(page.getByText("Loslaten is nu niet open")).toBeVisible();
  await expectCalm(page);
  await page.getByRole("link", { name: "Beginnen" }).tap();
  await rates(page, 5, 10);
  await expect(page.getByText(/Je behandelaar heeft loslaten nog niet voor je opengezet/)).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
});

test("who is not sure to be here is not led into release", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Ik weet het niet zeker").tap();
  await expect(title(page, "Twijfel is ook een antwoord")).toBeVisible();
  await expectCalm(page);
  await button(page, "Alleen ontspannen").tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("not today is a calm page, and leaves nothing behind", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await page.getByRole("link", { name: "Vandaag niet" }).tap();
  await expect(page.getByText(/Er is niets om in te halen/)).toBeVisible();
  await expectCalm(page);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Vandaag niet/).tap();
  await expect(title(page, "Vandaag niet")).toBeVisible();
  await page.getByRole("link", { name: "Naar vandaag" }).tap();
  await expect(title(page, "Vandaag")).toBeVisible();
  await expect(page.getByText("Je was al begonnen")).toHaveCount(0);
  expect(await logged(asTherapist, asClient)).toEqual([]);
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

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
    await button(page, "Klaar").tap();
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
