import { expect, type Page, test } from "@playwright/test";
import { expectNoAxeFindings } from "./house";
import { aClient, ago, type Told } from "./reviewed-client";

/** Seven to four; five to a true zero; nothing told before and three after; and no session on the days between. */
const told: Told[] = [
  { day: ago(10), tension: [7, 4], safety: [6, 8] },
  { day: ago(8), tension: [5, 0], safety: [7, "declined"] },
  { day: ago(6), tension: [null, 3], safety: [8, 9] },
];

async function signIn(page: Page) {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: "therapist@demo.test", password: "verzacht-demo", json: "true" };
  expect((await page.request.post("/api/auth/callback/credentials", { form })).ok()).toBe(true);
}

const tensionChart = (page: Page) => page.getByRole("figure", { name: "Spanning voor en na" });
const walkable = (page: Page) => tensionChart(page).getByRole("slider", { name: /Spanning voor en na/ });
/** The drawing of the width that is shown. */
const drawing = (page: Page) => tensionChart(page).getByRole("img", { name: /Spanning voor en na/ });

let address: string;

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(120_000);
  const client = await aClient(baseURL ?? "");
  for (const session of told) await client.log(session, session.day === ago(6) ? "De tuin was stil." : null);
  address = client.address;
});

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test("keys and hand walk from rating to rating, from the newest on, and what stands there is told", async ({
  page,
}) => {
  await page.goto(address);
  await walkable(page).focus();
  const reading = tensionChart(page).locator("[data-reading]");
  const at = tensionChart(page).locator("line[data-place]");
  await expect(reading).toContainText("vooraf niet ingevuld, achteraf 3. 1 keer gemeld");
  await page.keyboard.press("ArrowLeft");
  await expect(reading).toContainText("vooraf 5, achteraf 0.");
  await expect(walkable(page)).toHaveAttribute("aria-valuetext", /vooraf 5, achteraf 0\./);
  await page.keyboard.press("Home");
  await expect(reading).toContainText("vooraf 7, achteraf 4.");
  await page.keyboard.press("ArrowLeft");
  await expect(reading).toContainText("vooraf 7, achteraf 4.");
  await page.keyboard.press("End");
  await expect(reading).toContainText("achteraf 3.");
  await page.keyboard.press("Tab");
  await expect(at).toHaveCount(0);

  await drawing(page).locator("circle[data-rating=before][data-value='5']").hover({ force: true });
  await expect(reading).toContainText("vooraf 5, achteraf 0.");
  // One for each width; the place shows one.
  await expect(at).toHaveCount(2);
  await page.mouse.move(0, 0);
  await expect(at).toHaveCount(0);
});

test("the table says what the chart draws: a true zero stands there, and what nobody gave does not", async ({
  page,
}) => {
  await page.goto(address);
  await expect(walkable(page)).toBeVisible();
  const drawn = (name: string) =>
    drawing(page)
      .locator(`circle[data-rating=${name}]`)
      .evaluateAll((circles) => circles.map((circle) => circle.getAttribute("data-value")));
  expect(await drawn("before")).toEqual(["7", "5"]);
  expect(await drawn("after")).toEqual(["4", "0", "3"]);

  const figures = tensionChart(page).getByText("Toon cijfers");
  await figures.focus();
  await page.keyboard.press("Enter");
  // The figures are drawn when they are asked for.
  await expect(tensionChart(page).getByRole("row")).toHaveCount(4);
  const rows = await tensionChart(page).getByRole("row").allTextContents();
  expect(rows.slice(1).map((row) => row.replace(/^\D*\d+ [a-z]+( \d{4})?/, ""))).toEqual([
    "174",
    "150",
    "1–niet ingevuld3",
  ]);
  await expect(tensionChart(page)).toContainText("Spanning vooraf 2 keer ingevuld, achteraf 3 keer.");
});

test("a gap stays a gap: nothing is drawn, joined or counted on a day without a session", async ({ page }) => {
  await page.goto(address);
  await expect(walkable(page)).toBeVisible();
  await expect(drawing(page).locator("line[data-pair]")).toHaveCount(2);
  await expect(drawing(page).locator("path, polyline")).toHaveCount(0);
  const places = await drawing(page)
    .locator("circle[data-rating=after]")
    .evaluateAll((circles) => circles.map((circle) => Number(circle.getAttribute("cx"))));
  // Two days lie between one session and the next, also where nothing stands on the day in the middle.
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeCloseTo((places[2] ?? 0) - (places[1] ?? 0), 1);
  const counts = page.getByRole("figure", { name: "Gemeld en gepland" });
  await counts.getByText("Toon cijfers").click();
  await expect(counts.getByRole("row")).toHaveCount(43);
});

test("a program that began in the period is a dotted upright with its name, and is told in words", async ({ page }) => {
  await page.goto(address);
  await expect(walkable(page)).toBeVisible();
  await expect(drawing(page).locator("line[stroke-dasharray='2.5 3']")).toHaveCount(1);
  await expect(drawing(page).getByText("Rustig aan")).toBeVisible();
  await expect(page.getByRole("region", { name: "Op de tijdlijn" })).toContainText("Programma: Rustig aan (versie 1)");
});

test("the period stands in the address, and half a year or more is told by week", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("link", { name: "2 weken" }).click();
  await expect(page).toHaveURL(/period=2w&by=day/);
  await expect(page.getByRole("link", { name: "2 weken" })).toHaveAttribute("aria-current", /page|true/);
  await page.getByRole("link", { name: "Per week" }).click();
  await expect(page).toHaveURL(/period=2w&by=week/);
  await page.getByLabel("Van", { exact: true }).fill(ago(400));
  await page.getByRole("button", { name: "Tonen" }).click();
  await expect(page).toHaveURL(new RegExp(`period=own&by=week&from=${ago(400)}`));
  await page.getByRole("link", { name: "Per dag" }).click();
  await expect(page.getByText("Deze periode is langer dan een half jaar.")).toBeVisible();
  await expect(tensionChart(page)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/by=week/);
});

test("a session that the client logs is in the chart at the next look", async ({ page, baseURL }) => {
  const client = await aClient(baseURL ?? "");
  await page.goto(client.address);
  await expect(page.getByText("Geen sessies in deze periode")).toBeVisible();
  await client.log({ day: ago(1), tension: [9, 2], safety: [5, 5] }, "Buiten gelegen.");
  await page.reload();
  await walkable(page).focus();
  await expect(tensionChart(page).locator("[data-reading]")).toContainText("vooraf 9, achteraf 2.");
  await expect(page.getByText("Buiten gelegen.")).toBeVisible();
});

test("a session that the client logs is in the open review as soon as the therapist comes back to it", async ({
  page,
  baseURL,
}) => {
  const client = await aClient(baseURL ?? "");
  await client.log({ day: ago(3), tension: [6, 5], safety: [6, 6] });
  await page.goto(client.address);
  await expect(walkable(page)).toBeVisible();
  const counted = page.getByRole("figure", { name: "Gemeld en gepland" });
  await expect(counted).toContainText(/^.*1 van de/);

  await client.log({ day: ago(1), tension: [9, 2], safety: [5, 5] }, "Onder de appelboom.");
  // Half a minute later she leaves the window for another, and comes back.
  await page.clock.setSystemTime(Date.now() + 31_000);
  await page.evaluate(() => {
    const turn = (state: string) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    };
    turn("hidden");
    turn("visible");
  });
  await expect(page.getByText("Onder de appelboom.")).toBeVisible();
  await expect(counted).toContainText("2 van de");
  await expect(drawing(page).locator("circle[data-rating=before][data-value='9']")).toBeVisible();
});

test("on paper the drawing of the server stands, with the sentence that belongs to it", async ({ page }) => {
  await page.goto(address);
  await expect(walkable(page)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(walkable(page)).toBeHidden();
  await expect(tensionChart(page).getByRole("img", { name: /Spanning voor en na/ })).toBeVisible();
  await expect(tensionChart(page)).toContainText("geplande keren gemeld");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has nothing that axe objects to, with the figures open (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(address);
    await expect(walkable(page)).toBeVisible();
    for (const figures of await page.getByText("Toon cijfers").all()) await figures.click();
    await expectNoAxeFindings(page);
  });
}

test("weeks stand by what was told before, with how many told it, and their figures one key away", async ({ page }) => {
  await page.goto(`${address}?period=6w&by=week`);
  const weeks = page.getByRole("figure", { name: "Spanning vooraf, per week" });
  await expect(weeks).toContainText("2 van de 3 sessies met een cijfer vooraf.");
  await weeks.getByText("Toon cijfers").focus();
  await page.keyboard.press("Enter");
  const rows = await weeks.getByRole("row").allTextContents();
  const answered = rows.slice(1).map((row) => /(\d) van (\d)/.exec(row)?.slice(1).map(Number) ?? []);
  expect(answered.reduce((sum, [count]) => sum + (count ?? 0), 0)).toBe(2);
  expect(answered.reduce((sum, [, asked]) => sum + (asked ?? 0), 0)).toBe(3);
});

test("what was reported is told in four counts, and time by exercise is added up", async ({ page }) => {
  await page.goto(address);
  const counts = page.getByRole("figure", { name: "Gemeld en gepland" });
  await expect(counts.getByRole("definition")).toHaveText([/^3$/, /^0$/, /^0$/, /^\d+$/]);
  await expect(counts.getByRole("term")).toHaveText([
    "helemaal gedaan",
    "deels gedaan of eerder klaar",
    "gestopt vanwege een teken",
    "niet gemeld",
  ]);
  const times = page.getByRole("figure", { name: "Tijd per oefening" });
  await expect(times.getByRole("row").nth(1)).toContainText("330 min");
  await expect(page.getByRole("figure", { name: "Plekken in het lijf" })).toContainText("In 0 van de 3 sessies");
});

test("of two sessions on one day it says that the figures are an average, and of how many", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const twice = await aClient(baseURL ?? "");
  await twice.log({ day: ago(4), tension: [6, 3], safety: [null, 7] });
  await twice.log({ day: ago(4), tension: [5, 8], safety: [6, 5] });
  await page.goto(twice.address);
  await walkable(page).focus();
  await expect(tensionChart(page).locator("[data-reading]")).toContainText(
    "het gemiddelde van wat bij 2 keer is ingevuld: vooraf 5,5, achteraf 5,5.",
  );
  await expect(tensionChart(page)).toContainText("bij meer keren op een dag is het het gemiddelde van wat is ingevuld");
  await tensionChart(page).getByText("Toon cijfers").click();
  await expect(tensionChart(page).getByRole("row").nth(1)).toContainText(
    "het gemiddelde van wat bij 2 keer is ingevuld",
  );
  const beside = page.getByRole("navigation", { name: "Vergelijken" });
  await expect(beside.getByText("Vergelijken", { exact: true })).toBeVisible();
  await expectNoAxeFindings(page);
});

test("the period before stands beside it, and nothing is made of the difference", async ({ page }) => {
  await page.goto(`${address}?period=2w&by=day`);
  await page.getByRole("link", { name: "Met de periode ervoor" }).click();
  const both = page.getByRole("region", { name: "Twee perioden naast elkaar" });
  await expect(both.getByRole("row", { name: /Sessies gemeld/ })).toContainText(/0\s*3$/);
  await expect(both.getByRole("row", { name: /Spanning vooraf/ })).toContainText("niet ingevuld6 (2 keer ingevuld)");
  await expect(both).toContainText("In deze periode is geen spanning ingevuld.");
});

test("a note is written, stands on the axis, is put away and comes back", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("button", { name: "Afspraak of notitie toevoegen" }).click();
  const form = page.getByRole("form", { name: "Afspraak of notitie toevoegen" });
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(form).toContainText("Schrijf een paar woorden.");
  await form.getByLabel("Dag").fill(ago(7));
  await form.getByLabel("Wat").fill("Huisbezoek");
  await page.reload();
  await page.getByRole("button", { name: "Afspraak of notitie toevoegen" }).click();
  await expect(form.getByLabel("Wat")).toHaveValue("Huisbezoek");
  await form.getByRole("button", { name: "Bewaren" }).click();
  const marks = page.getByRole("region", { name: "Op de tijdlijn" });
  await expect(marks).toContainText("Afspraak: Huisbezoek");
  await page.getByRole("button", { name: /^Weghalen/ }).click();
  await expect(marks).not.toContainText("Huisbezoek");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(marks).toContainText("Afspraak: Huisbezoek");
});
