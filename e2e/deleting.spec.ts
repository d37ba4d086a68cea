import { uuidv7 } from "uuidv7";
import { add, items, openDraft, relaxing, saved, stored, today } from "./builder";
import { expect, expectNoAxeFindings, makeClient, makeProgram, type Page, test, told, type Visitor } from "./house";

const undo = (page: Page) => page.getByRole("button", { name: "Ongedaan maken" });
const dismiss = (page: Page) => page.getByRole("button", { name: "Melding sluiten" });
const deleteOf = (page: Page, title: string) => page.getByRole("button", { name: `Verwijderen: ${title}` });
const goOn = (page: Page, title: string) => page.getByRole("link", { name: `Verder met ${title}` });
const statusOf = async (person: Visitor, path: string) => (await person.ask("GET", `/api/v1${path}`)).status;

async function twoDrafts(therapist: Visitor) {
  const client = await makeClient(therapist);
  const first = await makeProgram(therapist, client.id, relaxing, { title: "Eerste" });
  const second = await makeProgram(therapist, client.id, relaxing, { title: "Tweede" });
  await therapist.page.goto(`/clients/${client.id}/program`);
  return { client, first, second };
}

test("a draft goes out of sight at once, and from the record only when the way back has passed", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const { first, second } = await twoDrafts(asTherapist);
  await deleteOf(page, "Tweede").press("Enter");
  await expect(goOn(page, "Tweede")).toHaveCount(0);
  await expect(goOn(page, "Eerste")).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "‘Tweede’ is verwijderd." })).toBeVisible();
  await expectNoAxeFindings(page);

  await test.step("undone, it stands where it stood", async () => {
    await undo(page).click();
    await expect(goOn(page, "Tweede")).toBeFocused();
    expect(await statusOf(asTherapist, `/programs/${second.id}`)).toBe(200);
  });

  await test.step("of a page that closes meanwhile, nothing is lost", async () => {
    await deleteOf(page, "Tweede").click();
    await expect(goOn(page, "Tweede")).toHaveCount(0);
    await page.reload();
    await expect(goOn(page, "Tweede")).toBeVisible();
    expect((await stored(asTherapist, second.id)).items).toHaveLength(3);
  });

  await test.step("let go, it is deleted", async () => {
    await deleteOf(page, "Eerste").click();
    await deleteOf(page, "Tweede").click();
    await expect(page.getByText("Er loopt nu geen programma")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Concepten" })).toHaveCount(0);
    await dismiss(page).first().click();
    await expect.poll(() => statusOf(asTherapist, `/programs/${first.id}`)).toBe(404);
    await dismiss(page).click();
    await expect.poll(() => statusOf(asTherapist, `/programs/${second.id}`)).toBe(404);
    await page.reload();
    await expect(page.getByText("Er loopt nu geen programma")).toBeVisible();
    await expect(goOn(page, "Eerste")).toHaveCount(0);
  });
});

test("what a colleague wrote meanwhile is not deleted with it", async ({ asTherapist, asOwner, expectedErrors }) => {
  expectedErrors.push(/412/);
  const { page } = asTherapist;
  const { second } = await twoDrafts(asTherapist);
  await deleteOf(page, "Tweede").click();
  const { revision, items: same } = await stored(asOwner, second.id);
  const changed = { id: second.id, title: "Tweede", note: "Van Marieke", safetyThreshold: 7, items: same };
  await told(asOwner, "PUT", `/programs/${second.id}`, changed, { "if-match": `"${revision}"` });
  await dismiss(page).click();
  await expect(page.getByText("‘Tweede’ staat er nog, want er is intussen iets in veranderd.")).toBeVisible();
  await expect(goOn(page, "Tweede")).toBeVisible();
  expect(await stored(asTherapist, second.id)).toMatchObject({ note: "Van Marieke" });
});

test("what somebody writes in a draft that a colleague deletes is kept as a new one", async ({
  asTherapist,
  asOwner,
  expectedErrors,
}) => {
  expectedErrors.push(/404/);
  const { page } = asTherapist;
  const { client, first } = await twoDrafts(asTherapist);
  await goOn(page, "Eerste").click();
  const message = page.getByRole("textbox", { name: "Bericht bij het programma" });
  await expect(message).toBeEditable({ timeout: 20_000 });
  const { revision } = await stored(asOwner, first.id);
  await told(asOwner, "DELETE", `/programs/${first.id}`, undefined, { "if-match": `"${revision}"` });
  await message.fill("Neem de tijd.");
  await expect(page.getByText("Een collega heeft dit intussen verwijderd.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Bewaar als nieuw" }).click();
  await expect(page).not.toHaveURL(new RegExp(first.id), { timeout: 20_000 });
  await expect(page).toHaveURL(new RegExp(`/clients/${client.id}/program/`));
  await expect(message).toHaveValue("Neem de tijd.");
  const id = page.url().split("/").at(-1) as string;
  expect(await stored(asTherapist, id)).toMatchObject({ title: "Eerste", note: "Neem de tijd.", status: "draft" });
  expect(await statusOf(asTherapist, `/programs/${first.id}`)).toBe(404);
});

test("without a connection nothing is deleted, and it says so", async ({ asTherapist, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const { page } = asTherapist;
  const { second } = await twoDrafts(asTherapist);
  await deleteOf(page, "Tweede").click();
  await page.context().setOffline(true);
  await dismiss(page).click();
  await expect(page.getByText("‘Tweede’ is niet verwijderd en staat er weer.")).toBeVisible();
  await expect(goOn(page, "Tweede")).toBeVisible();
  await page.context().setOffline(false);
  expect(await statusOf(asTherapist, `/programs/${second.id}`)).toBe(200);
});

test("deleted while it is being written, it comes back with the last word; opened again, it stays", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const { client, program, address } = await openDraft(asTherapist);
  await page.getByLabel("Naam van het programma").fill("Tot het laatste woord");
  await page.getByRole("button", { name: "Concept verwijderen" }).click();
  await expect(page).toHaveURL(new RegExp(`/clients/${client.id}/program$`));
  await expect(page.getByText("‘Tot het laatste woord’ is verwijderd.")).toBeVisible();
  await expect(goOn(page, "Tot het laatste woord")).toHaveCount(0);
  await undo(page).click();
  await goOn(page, "Tot het laatste woord").click();
  await expect(items(page)).toHaveCount(3);
  await expect(page.getByText("Je vorige wijzigingen waren nog niet verstuurd")).toHaveCount(0);

  await page.getByRole("button", { name: "Concept verwijderen" }).click();
  await expect(undo(page)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/clients/${client.id}/program$`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(items(page)).toHaveCount(3);
  await expect(undo(page)).toHaveCount(0);
  await page.getByLabel("Naam van het programma").fill("Toch houden");
  await saved(page);
  expect(await stored(asTherapist, program.id)).toMatchObject({ title: "Toch houden", status: "draft" });
});

test("a template is deleted from its row; until then it is no longer offered", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const program = await makeProgram(asTherapist, client.id, relaxing, { startsOn: today() });
  const title = `Sjabloon ${uuidv7().slice(-8)}`;
  const template = { id: uuidv7(), title, items: program.items };
  await told(asTherapist, "POST", "/templates", template);
  await page.goto("/templates");
  await deleteOf(page, title).click();
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
  await page.getByRole("button", { name: "Nieuw sjabloon" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: new RegExp(title) })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await dismiss(page).click();
  await expect.poll(() => statusOf(asTherapist, `/programs/${template.id}`)).toBe(404);
  expect((await stored(asTherapist, program.id)).status).toBe("active");
});

test("an own exercise is put away and brought back; where it stands it stays", async ({ asTherapist, asClient }) => {
  const { page } = asTherapist;
  const title = `Oever ${uuidv7().slice(-6)}`;
  const text = (nl: string) => ({ nl, en: nl });
  const exercise = await told<{ id: string }>(asTherapist, "POST", "/exercises", {
    id: uuidv7(),
    group: "relax",
    phase: "relax",
    posture: "sitting",
    title: text(title),
    purpose: text("Rust"),
    steps: [{ text: text("Zit") }],
    dose: { kind: "time", min: 60, max: 120 },
  });
  const item = { id: uuidv7(), exerciseId: exercise.id, dose: { kind: "time", amount: 60 } };
  const program = { id: uuidv7(), title: "Aan de oever", items: [item] };
  await told(asTherapist, "POST", `/clients/${asClient.id}/programs`, program);
  await told(asTherapist, "POST", `/programs/${program.id}/assign`, { startsOn: today() });
  const card = page.getByRole("main").getByRole("heading", { name: title });

  await test.step("away, with a way back", async () => {
    await page.goto(`/exercises/${exercise.id}`);
    await page.getByRole("button", { name: "Opbergen" }).click();
    await expect(page.getByText("Deze oefening is opgeborgen")).toBeVisible();
    await undo(page).click();
    await expect(page.getByText("Deze oefening is opgeborgen")).toHaveCount(0);
    await page.getByRole("button", { name: "Opbergen" }).press("Enter");
    await expect(page.getByRole("button", { name: "Terughalen" })).toBeFocused();
    await expectNoAxeFindings(page);
  });

  await test.step("neither in the library nor in the builder's, and still in the program that has it", async () => {
    await page.goto(`/exercises?q=${encodeURIComponent(title)}`);
    await expect(page.getByText("Hier is geen oefening bij")).toBeVisible();
    await page.goto(`/clients/${asClient.id}/program/${program.id}`);
    await expect(items(page)).toHaveCount(1);
    await expect(items(page)).toContainText(title);
    await expect(items(page)).toContainText("Opgeborgen");
    await expect(add(page, title)).toHaveCount(0);
    await asClient.page.goto("/today");
    await expect(asClient.page.getByText(title).first()).toBeVisible();
  });

  await test.step("found again among what was put away", async () => {
    await page.goto("/exercises");
    await page.getByRole("button", { name: "Opgeborgen oefeningen" }).click();
    await expect(page).toHaveURL(/putAway=true/);
    await expect(page.getByText("Wat hier staat, is niet meer te kiezen")).toBeVisible();
    await expectNoAxeFindings(page);
    await card.getByRole("link").click();
    await page.getByRole("button", { name: "Terughalen" }).click();
    await expect(page.getByText(`‘${title}’ staat weer in de bibliotheek.`)).toBeVisible();
    await page.goto(`/exercises?q=${encodeURIComponent(title)}`);
    await expect(card).toBeVisible();
  });
});
