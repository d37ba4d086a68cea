import { uuidv7 } from "uuidv7";
import { addDays, dayOf, mondayOf } from "@/lib/calendar";
import { expect, expectNoAxeFindings, test, told } from "./house";
import { signedIn } from "./person";

const weekOf = (at: Date) => mondayOf(dayOf(at, "Europe/Amsterdam"));

test("a client finds in under a minute, on a phone, who opened their record last week", async ({ open, baseURL }) => {
  const person = await signedIn(baseURL as string, "client@demo.test");
  const page = await open(person, true);
  const began = Date.now();
  await page.goto("/today");
  await page.getByRole("link", { name: "Instellingen" }).tap();
  await page.getByRole("link", { name: "Bekijken wie er keek" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Wie keek in je dossier" })).toBeVisible();
  // The demo's visits stand in the weeks before the one it was made in, and a run of the tests may cross into a Monday.
  const made = weekOf(new Date(process.env.E2E_SEEDED_AT ?? Date.now()));
  await page.getByRole("link", { name: weekOf(new Date()) === made ? "Vorige week" : "4 weken" }).tap();

  const tuesday = addDays(made, -6);
  const region = page.getByRole("region").filter({
    has: page.getByRole("heading", { level: 2, name: new RegExp(`dinsdag ${Number(tuesday.slice(8))} `) }),
  });
  const nienke = region.getByRole("article").filter({ hasText: "Nienke de Wit" });
  await expect(nienke).toHaveCount(1);
  await expect(nienke).toContainText("behandelaar, Praktijk De Linde");
  await expect(nienke).toContainText("opende je dossier");
  await expect(nienke).toContainText("bekeek je voortgang, 2 keer");
  expect(Date.now() - began).toBeLessThan(60_000);

  // Why it was allowed stands one tap further; and what one did oneself is there, apart.
  const line = nienke.getByRole("group").filter({ hasText: "opende je dossier" });
  await line.getByText("opende je dossier").tap();
  await expect(line.getByText("Nienke de Wit behandelt je")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("link", { name: "4 weken" }).tap();
  await expect(page.getByRole("article").filter({ hasText: "Marieke Hofstra" })).toContainText(
    "eigenaar van de praktijk",
  );
  await page.getByRole("link", { name: "Wat ik zelf deed" }).tap();
  await expect(page.getByRole("article").first()).toContainText("bekeek wie in je dossier keek");
  await expectNoAxeFindings(page);
});

test("what was looked at today is there at once, the same act as one line", async ({
  asClient,
  asTherapist,
  asOwner,
}) => {
  const { page, id } = asClient;
  for (let n = 0; n < 3; n++) await told(asTherapist, "GET", `/clients/${id}/progress?bucket=week`);
  await told(asOwner, "GET", `/clients/${id}`);
  await page.goto("/who-looked");
  await expect(page.getByRole("article").filter({ hasText: "Nienke" })).toContainText("bekeek je voortgang, 3 keer");
  await expect(page.getByRole("article").filter({ hasText: "Marieke" })).toContainText("opende je dossier");
  await page.getByRole("link", { name: "Vorige week" }).click();
  await expect(page.getByText("Niemand keek")).toBeVisible();
});

test("a client asks about a line, the owner answers, and both can be read back", async ({
  asClient,
  asTherapist,
  asOwner,
}) => {
  const { page, id, name } = asClient;
  await told(asTherapist, "GET", `/clients/${id}/goals`);
  await page.goto("/who-looked");
  const line = page.getByRole("group").filter({ hasText: "bekeek je doelen en activiteiten" });
  await line.getByText("bekeek je doelen en activiteiten").click();
  await expect(line.getByText("behandelt je, en mag daarvoor je dossier lezen")).toBeVisible();
  await line.getByRole("button", { name: "Vraag over deze regel" }).click();
  await page.getByRole("button", { name: "Vraag versturen" }).click();
  await expect(page.getByText("Schrijf een paar woorden.")).toBeVisible();
  await page.getByLabel("Wat wil je weten?").fill("Waarom keek ze op zondag?");
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Vraag versturen" }).click();
  await expect(page.getByText("Je vraag is verstuurd.")).toBeVisible();
  await expect(page.getByText("Nog geen antwoord.")).toBeVisible();

  const desk = asOwner.page;
  await desk.goto("/practice");
  await desk.getByRole("link", { name: "Logboek openen" }).click();
  const question = desk.getByRole("article").filter({ hasText: name });
  await expect(question).toContainText("Waarom keek ze op zondag?");
  await question.getByLabel("Je antwoord").fill("Ze bereidde jullie afspraak voor.");
  await question.getByRole("button", { name: "Antwoord versturen" }).click();
  await expect(question).toContainText("Antwoord van");
  await expectNoAxeFindings(desk);

  await page.reload();
  await expect(page.getByText("Ze bereidde jullie afspraak voor.")).toBeVisible();
  await expect(page.getByText("beantwoordde een vraag over wie keek")).toBeVisible();

  // Once answered, it stays as the client read it.
  const { items } = await told<{ items: { id: string }[] }>(asOwner, "GET", `/clients/${id}/look-questions`);
  const again = await asOwner.ask("PUT", `/api/v1/clients/${id}/look-questions/${items[0]?.id}/answer`, {
    text: "Anders",
  });
  expect(again.status).toBe(409);
});

test("the owner finds what somebody did with a record, and that search is in the log too", async ({
  asClient,
  asTherapist,
  asOwner,
}) => {
  const { id, name } = asClient;
  await told(asTherapist, "GET", `/clients/${id}/sessions`);
  const { page } = asOwner;
  await page.goto("/practice/audit");
  await page.getByLabel("Dossier van").selectOption({ label: name });
  await page.getByRole("button", { name: "Tonen" }).click();
  await expect(page).toHaveURL(new RegExp(`client=${id}`));
  const row = page.getByRole("row").filter({ hasText: "bekeek de sessies" });
  await expect(row).toContainText("Nienke");
  await expect(row).toContainText("behandelrelatie");
  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: "bekeek het logboek" }).first()).toContainText("Marieke");
  await expectNoAxeFindings(page);
});

test("a colleague who tries a record is refused, and the client reads it a minute later", async ({
  asClient,
  asColleague,
}) => {
  test.setTimeout(240_000);
  const { page, id } = asClient;
  expect((await asColleague.ask("GET", `/api/v1/clients/${id}`)).status).toBe(404);
  await expect(async () => {
    await page.goto("/who-looked");
    await expect(page.getByText("probeerde iets te openen en mocht dat niet")).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 200_000, intervals: [5000] });
  await page.getByText("probeerde iets te openen en mocht dat niet").click();
  await expect(page.getByText("mocht dit niet. Er is niets getoond.")).toBeVisible();
});

test("nobody who treats reads the log, and a client asks about no line but their own", async ({
  asClient,
  asTherapist,
  asStranger,
  baseURL,
}) => {
  const { id } = asClient;
  const other = await signedIn(baseURL as string, "client@demo.test");
  for (const path of [`/clients/${id}/looks`, "/practice/audit", "/practice/look-questions"]) {
    expect([path, (await asTherapist.ask("GET", `/api/v1${path}`)).status]).toEqual([path, 403]);
    expect([path, (await asStranger.ask("GET", `/api/v1${path}`)).status]).toEqual([path, 403]);
  }
  expect((await other.ask("GET", `/api/v1/clients/${id}/looks`)).status).toBe(404);
  await told(asTherapist, "GET", `/clients/${id}`);
  const { items } = await told<{ items: { id: string }[] }>(asClient, "GET", `/clients/${id}/looks?whose=others`);
  const { clientId } = await told<{ clientId: string }>(other, "GET", "/me");
  const theirs = await other.ask("PUT", `/api/v1/clients/${clientId}/look-questions/${uuidv7()}`, {
    lookId: items[0]?.id,
    text: "Van wie is dit?",
  });
  expect(theirs.status).toBe(422);
});
