import { rmSync } from "node:fs";
import { answerNo, expect, expectNoAxeFindings, makeClient, type Page, test, told } from "./house";
import { type Person, signedIn } from "./person";
import { makeDataDir, type Served, serveDemo, stopServing } from "./server";

// A house of its own: a list is approved once, and from then on it is asked of everybody in that practice.

interface List {
  version: number;
  items: { id: string; sentence: { nl: string; en: string } }[];
}

test.describe.configure({ mode: "serial" });

let served: Served;
let dataDir: string;
let therapist: Person;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  dataDir = makeDataDir();
  served = await serveDemo(dataDir, { DEMO_CLIENTS: "1", DEMO_DAYS: "2" });
  therapist = await signedIn(served.url, "therapist@demo.test");
});
test.afterAll(async () => {
  await stopServing(served.child);
  rmSync(dataDir, { recursive: true, force: true });
});
test.use({ baseURL: async ({ baseURL }, use) => use(served?.url ?? baseURL) });

const listNow = () => told<List>(therapist, "GET", "/practice/health-list");
const approve = (items: List["items"], version: number) =>
  told(therapist, "PUT", "/practice/health-list", { items }, { "if-match": `"${version}"` });
const releaseOn = (page: Page) => page.getByRole("region", { name: "Loslaten", exact: true });
const openingOn = async (page: Page, clientId: string) => {
  await page.goto(`/clients/${clientId}/safety`);
  await releaseOn(page).getByRole("button", { name: "Loslaten openzetten" }).click();
  return page.getByRole("dialog", { name: "Loslaten openzetten" });
};

test("the draft says that it is one and is asked of nobody, until a therapist approves it; a yes opens with a reason", async ({
  open,
}) => {
  const { id } = await makeClient(therapist);
  const page = await open(therapist);
  const dialog = await openingOn(page, id);
  await expect(dialog.getByText("Niemand heeft dit concept medisch nagekeken.")).toBeVisible();
  await expect(dialog.getByRole("radio")).toHaveCount(0);
  await expect(dialog.getByLabel("Wat hebben jullie over gezondheid besproken?")).toBeVisible();
  await dialog.getByLabel("Waarom is dit nu passend?").fill("Samen geoefend.");
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Vaststellen zoals het is" }).click();

  await expect.poll(async () => (await listNow()).version).toBe(1);
  const { items } = await listNow();
  const radios = dialog.getByRole("radio");
  await expect(radios).toHaveCount(items.length * 2);
  for (const radio of await radios.all()) await expect(radio).not.toBeChecked();
  await expect(dialog.getByLabel("Waarom is dit nu passend?")).toHaveValue("Samen geoefend.");

  await test.step("what is not answered is pointed out, and nothing is sent", async () => {
    await dialog.getByRole("button", { name: "Openzetten" }).click();
    await expect(dialog.getByText("Kies nee of ja.")).toHaveCount(items.length);
    await expect(radios.first()).toBeFocused();
    await expectNoAxeFindings(page);
  });

  const epilepsy = dialog.getByRole("group", { name: "Epilepsie, of ooit een aanval gehad", exact: true });
  const why = dialog.getByLabel("Wat betekent dit voor loslaten, en waarom kan het toch?");
  await answerNo(dialog);
  await expect(why).toHaveCount(0);
  await epilepsy.getByRole("radio", { name: "ja", exact: true }).check();
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog.getByText("Dit is nog leeg.")).toBeVisible();
  await expect(why).toBeFocused();

  await test.step("a reload keeps what was answered", async () => {
    // A reload in the very moment of a keystroke may be before that one is kept.
    await expect(async () => {
      if (!(await dialog.isVisible())) await openingOn(page, id);
      await why.fill("Liggend en samen; de neuroloog weet ervan.", { timeout: 5000 });
      await openingOn(page, id);
      await expect(why).toHaveValue("Liggend en samen; de neuroloog weet ervan.", { timeout: 5000 });
    }).toPass();
    await expect(dialog.getByRole("radio", { checked: true })).toHaveCount(items.length);
    await expect(dialog.getByLabel("Waarom is dit nu passend?")).toHaveValue("Samen geoefend.");
  });

  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog).toHaveCount(0);
  const release = releaseOn(page);
  await expect(release.getByText("Open", { exact: true })).toBeVisible();
  await expect(release.getByText("Epilepsie, of ooit een aanval gehad")).toBeVisible();
  await expect(release.getByText("Liggend en samen; de neuroloog weet ervan.")).toBeVisible();
  const decided = await told<{ checked: { answers: { item: string; yes: boolean }[] } }>(
    therapist,
    "GET",
    `/clients/${id}/release`,
  );
  expect(decided.checked.answers.filter(({ yes }) => yes)).toMatchObject([{ item: "epilepsy" }]);

  await test.step("a change of the agreements keeps what was answered", async () => {
    await release.getByRole("button", { name: "Afspraken wijzigen" }).click();
    const changing = page.getByRole("dialog", { name: "Afspraken over loslaten" });
    await expect(changing.getByRole("radio", { checked: true })).toHaveCount(items.length);
    await changing.getByLabel("Minuten per sessie").fill("4");
    await changing.getByRole("button", { name: "Afspraken bewaren" }).click();
    await expect(changing).toHaveCount(0);
    await expect(release.getByText("Liggend en samen; de neuroloog weet ervan.")).toBeVisible();
  });
});

test("questions that changed while a form was open are asked again, the others stay answered", async ({
  open,
  expectedErrors,
}) => {
  expectedErrors.push(/412/);
  const { id } = await makeClient(therapist);
  const page = await open(therapist);
  const dialog = await openingOn(page, id);
  await dialog.getByLabel("Waarom is dit nu passend?").fill("Samen geoefend.");
  await answerNo(dialog);
  const { version, items } = await listNow();
  const [first, ...others] = items;
  const sentence = { nl: "Een andere vraag", en: "Another question" };
  await approve([{ id: first?.id ?? "", sentence }, ...others], version);
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog.getByText(/vragen over gezondheid zijn intussen veranderd/)).toBeVisible();
  await expect(dialog.getByRole("radio", { checked: true })).toHaveCount(others.length);
  await dialog
    .getByRole("group", { name: "Een andere vraag", exact: true })
    .getByRole("radio", { name: "nee", exact: true })
    .check();
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(releaseOn(page).getByText(/^Gezondheid doorgenomen, .* Overal nee\.$/)).toBeVisible();
});

test("the owner changes the questions; what a colleague approved meanwhile is shown, and not written over unseen", async ({
  open,
  expectedErrors,
}) => {
  expectedErrors.push(/412/);
  const page = await open(await signedIn(served.url, "owner@demo.test"));
  await page.goto("/practice");
  await page.getByRole("link", { name: "Vragen bekijken" }).click();
  const { version, items } = await listNow();
  const rowOn = (place: number) => page.getByRole("group", { name: `Vraag ${place}`, exact: true });
  await expect(page.getByText(`Versie ${version}, vastgesteld door`)).toBeVisible();
  await page.getByRole("button", { name: `Vraag ${items.length} weghalen` }).click();
  await expect(page.getByRole("button", { name: "Vraag toevoegen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rowOn(items.length).getByLabel("Nederlands")).toBeFocused();
  await page.keyboard.type("Slaapt slecht");
  const save = page.getByRole("button", { name: "Nieuwe versie vaststellen" });
  await save.click();
  await expect(rowOn(items.length).getByText("Dit is nog leeg.")).toBeVisible();
  await rowOn(items.length).getByLabel("Engels").fill("Sleeps badly");
  await expectNoAxeFindings(page);

  await approve(items.slice(0, 3), version);
  await save.click();
  const theirs = page.getByRole("alert").filter({ hasText: "heeft intussen een versie vastgesteld" });
  await expect(theirs).toContainText(items[0]?.sentence.nl ?? "");
  await expect(rowOn(items.length).getByLabel("Nederlands")).toHaveValue("Slaapt slecht");
  await save.click();
  await expect(page.getByText("Vastgesteld.", { exact: true })).toBeVisible();
  const now = await listNow();
  expect(now.version).toBe(version + 2);
  expect(now.items.at(-1)?.sentence).toEqual({ nl: "Slaapt slecht", en: "Sleeps badly" });
});
