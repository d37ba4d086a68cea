import { uuidv7 } from "uuidv7";
import { expect, sessionOf, test, told } from "./house";
import {
  agreed,
  beginsAt,
  button,
  chain,
  does,
  expectCalm,
  intoRelease,
  logged,
  placeOf,
  rates,
  title,
} from "./session-steps";

test("a six that was judged stays a six: no way back makes a seven of it, and starting again neither", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 8);
  await button(page, "Terug").tap();
  await page.getByRole("radio", { name: "6", exact: true }).tap();
  await button(page, "Verder").tap();
  await expect(title(page, "Wat past er nu bij je?")).toBeVisible();
  await expect(button(page, "Terug")).toHaveCount(0);
  await expect(page.getByText(/Wat je net vertelde, blijft staan/)).toBeVisible();
  await expectCalm(page);

  await page.goto("/today/session");
  await button(page, "Opnieuw beginnen").tap();
  await expect(title(page, "Wat past er nu bij je?")).toBeVisible();
  await button(page, /^Ook loslaten.*Eerst ontspannen/).tap();
  await does(page, "Deels gedaan");
  await expect(page.getByText("Na het ontspannen")).toHaveCount(0);
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session).toMatchObject({ choice: "relax-only", before: { tension: 5, safety: 6 } });
});

test("who was not here is not asked again on the way back", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Nee, nu niet").tap();
  await expect(button(page, "Terug")).toHaveCount(0);
  await button(page, "Vandaag niet").tap();
  await expect(title(page, "Vandaag niet")).toBeVisible();
});

test("the day after release, release waits a day, and relaxing is open", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  const at = new Date(Date.now() - 86_400_000).toISOString();
  const before = { tension: 5, safety: 9, areas: [] };
  const log = sessionOf(program, { startedAt: at, endedAt: at, choice: "relax-and-release", before });
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, log);
  await beginsAt(page);
  await rates(page, 3, 9);
  await expect(page.getByText(/Tussen twee keer loslaten zit een dag rust/)).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
  await expectCalm(page);
  await button(page, /^Alleen ontspannen/).tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("a word of the opening that is older than was agreed opens nothing", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await page.goto("/today");
  await page.clock.install({ time: Date.now() + 8 * 86_400_000 });
  await page.getByRole("link", { name: "Beginnen" }).tap();
  await rates(page, 3, 9);
  await expect(page.getByText(/Dit toestel heeft al een tijd geen verbinding gehad/)).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
  await expect(button(page, /^Alleen ontspannen/)).toBeVisible();
});

test("what the body does too much of can be slowed down with one tap, beside stop", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, chain, true);
  await intoRelease(page);
  await button(page, "Ik heb het gelezen").tap();
  await button(page, "Beginnen").tap();
  await button(page, "Nu beginnen").tap();
  await expect(button(page, "Stoppen")).toBeVisible();
  await expectCalm(page);
  const stop = await placeOf(button(page, "Stoppen"));
  await button(page, "Wat rustiger").tap();
  await expect(page.getByText("Je benen mogen langer worden.")).toBeVisible();
  // A hand that looks for it finds it where it was, give or take less than half of it.
  const now = await placeOf(button(page, "Stoppen"));
  expect(now.x).toBe(stop.x);
  expect(Math.abs(now.y - stop.y)).toBeLessThan(28);
  await expectCalm(page);
});
