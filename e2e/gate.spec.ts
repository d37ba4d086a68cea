import { uuidv7 } from "uuidv7";
import { expect, sessionOf, test, told } from "./house";
import { agreed, beginsAt, button, chain, does, expectCalm, rates, title } from "./session-steps";

test("high tension: relaxing comes first, and when it has fallen release opens", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 9, 7);
  await button(page, /^Ook loslaten.*Eerst ontspannen/).tap();
  await does(page);
  await expect(page.getByText("Na het ontspannen")).toBeVisible();
  await rates(page, 5, 8);
  await expect(title(page, "Ben ik hier, nu?")).toBeVisible();
  await button(page, "Ja, ik ben hier, nu").tap();
  await expect(title(page, /Gronden/)).toBeVisible();
  await expect(button(page, "Ik heb het gelezen")).toBeVisible();
});

test("who is not here now is not led into release", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Nee, nu niet").tap();
  await expect(title(page, "Goed dat je het merkt")).toBeVisible();
  await expectCalm(page);
  await button(page, "Alleen ontspannen").tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("who would rather not say how safe they feel can relax", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await button(page, "Overslaan").tap();
  await page.getByRole("radio", { name: "Liever niet zeggen" }).tap();
  await button(page, "Verder").tap();
  await expect(page.getByText(/Hoe veilig je je voelt, is nu niet bekend/)).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
  await expectCalm(page);
  await button(page, /^Alleen ontspannen/).tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("after a session of only relaxing, release is as open as before, and nothing says that it was done", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, [...chain, "constructive-rest"], true);
  await beginsAt(page);
  await rates(page, 4, 8);
  await button(page, /^Alleen ontspannen/).tap();
  await does(page);
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByRole("heading", { name: "Je hebt vandaag geoefend" })).toBeVisible();
  await expect(page.getByText("Je laatste sessie van vandaag was zonder loslaten.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 3 })).toHaveText([/^Constructive Rest/]);
  await expectCalm(page);
  await page.getByRole("link", { name: "Nog een keer oefenen" }).tap();
  await rates(page, 3, 9);
  await expect(button(page, /^Ook loslaten/)).toBeVisible();
  await expect(page.getByText(/al gedaan/)).toHaveCount(0);
});

test("a week that has seen as much release as was agreed keeps it shut until the next, and relaxing is open", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  const opening = { open: true, because: "Eén keer per week.", maxMinutes: 5, maxPerWeek: 1, reviewOn: null };
  await told(asTherapist, "PUT", `/clients/${asClient.id}/release`, opening);
  const now = new Date().toISOString();
  const before = { tension: 5, safety: 9, areas: [] };
  const session = sessionOf(program, { startedAt: now, endedAt: now, choice: "relax-and-release", before });
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, session);
  await page.goto("/today/session");
  await rates(page, 3, 9);
  await expect(
    page.getByText(/Je hebt deze week zo vaak losgelaten als jullie afspraken. Vanaf (maandag|dinsdag)/),
  ).toBeVisible();
  await expectCalm(page);
});
