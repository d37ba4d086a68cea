import { uuidv7 } from "uuidv7";
import { chain, expectOrder, item, openDraft, openEmpty, relaxing, rest, today, tremor } from "./builder";
import { expect, expectNoAxeFindings, makeClient, makeProgram, type Page, test, told, type Visitor } from "./house";

const send = (page: Page) => page.getByRole("button", { name: "Stuur naar cliënt" });
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Programma naar de cliënt sturen" });
const confirm = (page: Page) => dialogOf(page).getByRole("button", { name: "Stuur programma" });
const said = (page: Page) => page.getByRole("status").filter({ hasText: /^(Verstuurd aan|Klaargezet voor)/ });

/** A day of Amsterdam's calendar from today on, as a machine and as a person writes it. */
function inDays(days: number) {
  const day = new Date(Date.parse(`${today()}T12:00:00Z`) + days * 86_400_000);
  const words = { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" } as const;
  return { day: day.toISOString().slice(0, 10), words: new Intl.DateTimeFormat("nl-NL", words).format(day) };
}

/** A client who was added and not invited yet. */
async function withoutAccount(therapist: Visitor) {
  const id = uuidv7();
  const name = `Cliënt ${id.slice(-6)}`;
  await told(therapist, "POST", "/clients", { id, name, email: null, locale: "nl" });
  return { id, name };
}

test("what a chain lacks is named before anything is sent, and completed in the same place", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  await openEmpty(page, asClient.id);
  await page.getByRole("button", { name: `Toevoegen: ${rest}` }).click();
  await page.getByRole("button", { name: `Toevoegen: ${tremor}` }).click();
  await item(page, "2. Liggende").getByRole("button", { name: "maandag" }).click();
  await send(page).click();
  const dialog = dialogOf(page);
  await expect(dialog).toContainText(`Vanaf de eerste dag ziet ${asClient.name} dit programma`);
  await expect(dialog.getByRole("listitem")).toHaveText([
    new RegExp(`^2\\. ${tremor}.*hoort gronden, en erna afronden \\(ma\\)`),
  ]);
  await expect(confirm(page)).toBeDisabled();
  await expectNoAxeFindings(page);

  await dialog.getByRole("button", { name: "Gronden en afronden toevoegen" }).press("Enter");
  await expect(dialog).toContainText("Gronden en afronden staan erbij.");
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await expect(confirm(page)).toBeEnabled();
  // A second Enter of the same hand sends nothing.
  await expect(confirm(page)).not.toBeFocused();
  await dialog.getByRole("button", { name: "Annuleren" }).click();
  await expectOrder(page, [rest, "Gronden en contact", tremor, "Afronden en integreren"]);

  await send(page).click();
  await confirm(page).click();
  await expect(said(page)).toHaveText(`Verstuurd aan ${asClient.name}. Het staat nu in Vandaag.`);
  const day = await told<{ program: unknown }>(asClient, "GET", "/today");
  expect(day.program).toMatchObject({ title: "Nieuw programma" });
});

test("a change of what runs is completed there too", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const program = await makeProgram(asTherapist, client.id, chain, { startsOn: today() });
  await page.goto(`/clients/${client.id}/program/${program.id}`);
  await item(page, "3. Afronden")
    .getByRole("button", { name: /^Verwijderen/ })
    .click();
  await page.getByRole("button", { name: "Stuur wijziging naar cliënt" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(`2. ${tremor}`);
  await expect(dialog.getByRole("button", { name: "Stuur wijziging" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Afronden toevoegen" }).click();
  await expect(dialog).toContainText("Erbij");
  await dialog.getByRole("button", { name: "Stuur wijziging" }).click();
  await expect(page.locator("[data-saving]")).toContainText("Verstuurd");
  await expectOrder(page, ["Gronden en contact", tremor, "Afronden en integreren"]);
});

test("what the house refuses is named by its exercise, there where she sends", async ({
  asTherapist,
  expectedErrors,
}) => {
  expectedErrors.push(/422/);
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const title = `Eigen ${uuidv7().slice(-6)}`;
  const text = (nl: string) => ({ nl, en: nl });
  const own = await told<{ id: string }>(asTherapist, "POST", "/exercises", {
    id: uuidv7(),
    group: "relax",
    phase: "relax",
    posture: "standing",
    title: text(title),
    purpose: text("Rust"),
    steps: [{ text: text("Sta") }],
    dose: { kind: "time", min: 60, max: 120 },
  });
  await openEmpty(page, client.id);
  await page.getByRole("button", { name: `Toevoegen: ${rest}` }).click();
  await page.getByRole("button", { name: `Toevoegen: ${title}` }).click();
  // Meanwhile it becomes what needs a chain, and this page does not know that yet.
  const release = { group: "release", phase: "discharge", caution: text("Alleen als het veilig voelt.") };
  await told(asTherapist, "PATCH", `/exercises/${own.id}`, release, { "if-match": '"1"' });

  await send(page).click();
  await confirm(page).click();
  const alert = dialogOf(page).getByRole("alert");
  await expect(alert).toContainText("Het programma is nog niet verstuurd");
  await expect(alert.getByRole("listitem")).toHaveText([
    `2. ${title}Voor deze oefening hoort eerst gronden, op dezelfde dagen.`,
    `2. ${title}Na deze oefening hoort afronden, op dezelfde dagen.`,
  ]);
  await expectNoAxeFindings(page);
  await dialogOf(page).getByRole("button", { name: "Annuleren" }).click();
  await expect(item(page, "2. Eigen")).toContainText("Voor deze oefening hoort eerst gronden");
  await send(page).click();
  await expect(dialogOf(page).getByRole("alert")).toHaveCount(0);
});

test("after sending it says to whom and from when; what runs until then still stands there", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  const overview = page.getByRole("button", { name: "Nieuw programma" });
  const quiet = "rgba(0, 0, 0, 0)";
  await page.goto(`/clients/${asClient.id}/program`);
  await expect(overview).not.toHaveCSS("background-color", quiet);
  await makeProgram(asTherapist, asClient.id, relaxing, { startsOn: today(), title: "Tot dan" });
  const { id } = await makeProgram(asTherapist, asClient.id, chain, { title: "Daarna" });
  await page.goto(`/clients/${asClient.id}/program/${id}`);
  await send(page).click();
  await expect(dialogOf(page)).toContainText("‘Tot dan’ maakt plaats");
  await dialogOf(page).getByLabel("Eerste dag").fill(inDays(3).day);
  await confirm(page).click();
  await expect(said(page)).toHaveText(`Verstuurd aan ${asClient.name}. Vanaf ${inDays(3).words} staat het in Vandaag.`);
  await expect(page).toHaveURL(new RegExp(`/clients/${asClient.id}/program$`));
  await expect(page.getByRole("region", { name: "Tot dan", exact: true })).toContainText("Loopt nog");
  await expect(page.getByRole("region", { name: "Daarna", exact: true })).toContainText("Begint later");
  await expect(overview).toHaveCSS("background-color", quiet);
  await expectNoAxeFindings(page);
  await page.reload();
  await expect(page.getByRole("region", { name: "Daarna", exact: true })).toBeVisible();
  await expect(said(page)).toHaveCount(0);
});

test("of a client without an account it says so before and after, with the way to an invitation", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const client = await withoutAccount(asTherapist);
  const first = await makeProgram(asTherapist, client.id, relaxing);
  await page.goto(`/clients/${client.id}/program/${first.id}`);
  await send(page).click();
  await expect(dialogOf(page)).toContainText(`${client.name} heeft nog geen account`);
  await expect(dialogOf(page)).toContainText("Er is nog geen uitnodiging.");
  await expectNoAxeFindings(page);
  await confirm(page).click();
  await expect(said(page)).toContainText(`Klaargezet voor ${client.name}`);
  await expect(said(page)).toContainText("Er is nog geen uitnodiging.");
  await said(page).getByRole("link", { name: "Uitnodigen" }).click();
  await page.getByRole("button", { name: "Link maken" }).click();
  await expect(page.getByText("De link is klaar.")).toBeVisible();

  const second = await makeProgram(asTherapist, client.id, relaxing);
  await page.goto(`/clients/${client.id}/program/${second.id}`);
  await send(page).click();
  await expect(dialogOf(page)).toContainText(`De uitnodiging werkt tot en met ${inDays(7).words.replace(/^\S+ /, "")}`);
  await dialogOf(page).getByRole("link", { name: "Naar de uitnodiging" }).click();
  await expect(page.getByRole("heading", { name: "Uitnodigen" })).toBeVisible();
});

test("the tabs of a client stay where they are, whichever is open", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const { client } = await openDraft(asTherapist);
  const places = () =>
    page
      .getByRole("navigation", { name: "Onderdelen van deze cliënt" })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().x));
  const before = await places();
  await page.getByRole("link", { name: "Sessies", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/clients/${client.id}/sessions`));
  await expect(page.getByRole("link", { name: "Sessies", exact: true })).toHaveAttribute("aria-current", "page");
  expect(await places()).toEqual(before);
});

test("on a phone every place and every tab of a client is in sight", async ({
  asOwner,
  asTherapist,
  asClient,
  open,
}) => {
  for (const person of [asOwner, asTherapist]) {
    const page = await open(person, true);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(person === asOwner ? "/practice" : `/clients/${asClient.id}`);
      await expect(page.getByRole("navigation").first()).toBeVisible();
      const places = page.getByRole("navigation").getByRole("link");
      expect(await places.count()).toBeGreaterThanOrEqual(person === asOwner ? 4 : 8);
      const ends = await places.evaluateAll((links) => links.map((link) => link.getBoundingClientRect().right));
      expect(Math.max(...ends)).toBeLessThanOrEqual(width);
    }
  }
});
