import { uuidv7 } from "uuidv7";
import { expect, expectNoAxeFindings, makeProgram, sessionOf, test, told } from "./house";
import { signedIn } from "./person";
import { expectCalm } from "./session-steps";

const bytesOf = async (saving: { createReadStream(): Promise<NodeJS.ReadableStream> }) => {
  const parts: Buffer[] = [];
  for await (const part of await saving.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

test("a client gets a copy of everything, on a phone, and nobody else gets it by the same link", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const program = await makeProgram(asTherapist, asClient.id, ["grounding"], { startsOn: "2026-11-02" });
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { note: "Warme benen" }));
  const note = { id: uuidv7(), kind: "note", day: "2026-11-20", text: "Niet gedeelde notitie" };
  await told(asTherapist, "POST", `/clients/${asClient.id}/notes`, note);

  await page.goto("/settings");
  await page.getByRole("link", { name: "Naar mijn dossier" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mijn dossier" })).toBeVisible();
  await expectCalm(page);
  await page.getByRole("button", { name: "Kopie maken" }).click();
  await expect(page.getByText("Je kopie staat klaar")).toBeVisible();
  await expectCalm(page);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Kopie ophalen" }).click();
  const pdf = await saving;
  expect(pdf.suggestedFilename()).toBe("verzacht-copy.pdf");
  expect((await bytesOf(pdf)).subarray(0, 5).toString()).toBe("%PDF-");

  await page.getByRole("button", { name: "Een andere kopie maken" }).click();
  await page.getByRole("radio", { name: /Voor een ander programma/ }).check();
  await page.getByRole("button", { name: "Kopie maken" }).click();
  const link = page.getByRole("link", { name: "Kopie ophalen" });
  const address = (await link.getAttribute("href")) as string;
  const answer = await asClient.ask("GET", address);
  // The page's own sign-in asked, and the same one speaks HTTP here.
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  const record = (await answer.json()) as { notes: { text: string }[]; sessions: { note: string }[] };
  expect(record.notes.map(({ text }) => text)).toEqual(["Niet gedeelde notitie"]);
  expect(record.sessions.map(({ note: words }) => words)).toEqual(["Warme benen"]);
  expect((await asTherapist.ask("GET", address)).status).toBe(403);
  const again = await signedIn(new URL(page.url()).origin, asClient.email, asClient.password);
  expect((await again.ask("GET", address)).status).toBe(404);
});

test("a client says no to messages, and yes to their GP; the therapist sees that beside the reports", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await page.goto("/my-record");
  await page.getByRole("link", { name: /Mijn toestemming/ }).click();
  await page.getByRole("button", { name: "Nee, liever niet: Berichten buiten de app" }).click();
  await expect(page.getByText(/^Je zei nee op/)).toBeVisible();
  await page.getByRole("button", { name: "Ja, dat mag: Delen met mijn huisarts" }).click();
  await expect(page.getByText(/^Je zei ja op/)).toBeVisible();
  await expectCalm(page);
  const desk = asTherapist.page;
  await desk.goto(`/clients/${asClient.id}/reports`);
  await expect(desk.getByText(/Je cliënt vindt delen met de huisarts goed/)).toBeVisible();
});

test("a client says that something is not right; the therapist finds it, answers, and the flag stays", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await page.goto("/my-record/statements");
  await page.getByLabel("Over welk deel gaat het?").selectOption("Notities van mijn behandelaar");
  await page.getByLabel("In jouw woorden").fill("Ik ben niet gestopt; ik was klaar.");
  await page.getByRole("button", { name: "Bij mijn dossier zetten" }).click();
  await expect(page.getByText("Het staat bij je dossier.")).toBeVisible();
  await expect(page.getByText(/^Antwoord binnen 3\d dagen/)).toBeVisible();
  await expectCalm(page);

  const desk = asTherapist.page;
  await desk.goto("/inbox");
  await expectNoAxeFindings(desk);
  await desk.getByRole("link", { name: `Lezen en antwoorden: ${asClient.name}` }).click();
  await expect(desk.getByText("Betwist: notities.")).toBeVisible();
  await expect(desk.getByText("Ik ben niet gestopt; ik was klaar.")).toBeVisible();
  await desk.getByRole("button", { name: "Antwoorden" }).click();
  await expect(desk.getByText("Schrijf eerst je antwoord.")).toBeVisible();
  await desk.getByLabel("Je antwoord").fill("Ik schreef op wat ik zag; jouw woorden staan ernaast.");
  await desk.getByRole("button", { name: "Antwoorden" }).click();
  await expect(desk.getByText(/^Antwoord van Nienke de Wit/)).toBeVisible();
  await expectNoAxeFindings(desk);
  await desk.goto("/inbox");
  await expect(desk.getByRole("link", { name: `Lezen en antwoorden: ${asClient.name}` })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Jouw woorden staan ernaast", { exact: true })).toBeVisible();
});

test("a client asks for destruction, the owner decides, and there is a certificate", async ({ asOwner, asClient }) => {
  const { page } = asClient;
  await page.goto("/my-record");
  await page.getByRole("link", { name: /Gegevens laten vernietigen/ }).click();
  await expectCalm(page);
  await page.getByRole("radio", { name: /Mijn hele dossier/ }).check();
  await page.getByRole("button", { name: "Verzoek sturen" }).click();
  await page.getByRole("button", { name: "Ja, verzoek sturen" }).click();
  await expect(page.getByText("Wacht op een besluit")).toBeVisible();
  await expect(page.getByText(/^Besluit binnen 3\d dagen/)).toBeVisible();
  await expectCalm(page);
  await page.getByRole("button", { name: "Verzoek terugnemen" }).click();
  await expect(page.getByText("Je verzoek is teruggenomen. Er is niets vernietigd.")).toBeVisible();
  await page.getByRole("radio", { name: /Mijn hele dossier/ }).check();
  await page.getByRole("button", { name: "Verzoek sturen" }).click();
  await page.getByRole("button", { name: "Ja, verzoek sturen" }).click();
  await expect(page.getByText("Wacht op een besluit")).toBeVisible();

  const desk = asOwner.page;
  await desk.goto("/practice");
  await desk.getByRole("link", { name: "Verzoeken bekijken" }).click();
  await expectNoAxeFindings(desk);
  const card = desk.getByRole("article", { name: asClient.name }).first();
  await card.getByRole("button", { name: "Vernietigen", exact: true }).click();
  const dialog = desk.getByRole("dialog");
  await dialog.getByRole("button", { name: "Vernietigen" }).click();
  await expect(dialog.getByText("Dit is niet de naam die erboven staat.")).toBeVisible();
  await dialog.getByLabel("Typ de naam van de cliënt om door te gaan").fill(asClient.name);
  await expectNoAxeFindings(desk);
  await dialog.getByRole("button", { name: "Vernietigen" }).click();
  const gone = desk.getByRole("article", { name: "Dossier dat is vernietigd" }).first();
  await expect(gone).toBeVisible();
  await expect(desk.getByText(asClient.name)).toHaveCount(0);
  const saving = desk.waitForEvent("download");
  await gone.getByRole("link", { name: "Bewijs van vernietiging" }).click();
  expect((await bytesOf(await saving)).subarray(0, 5).toString()).toBe("%PDF-");
  // Whoever it was, is out: there is nobody to be signed in.
  await page.goto("/today");
  await expect(page).toHaveURL(/sign-in/);
});

test("an owner sees how long things are kept, and changes it with a reason", async ({ asOwner }) => {
  const { page } = asOwner;
  await page.goto("/practice/retention");
  await expect(page.getByText("Er is nu niets over zijn termijn.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Veranderen: Verslagen" }).click();
  await page.getByLabel("Aantal jaren").fill("15");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expect(page.getByText("Schrijf waarom het korter mag.")).toBeVisible();
  await page.getByLabel("Waarom korter dan de wet voorstelt").fill("Geen behandeling volgens de WGBO.");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expect(page.getByText("15 jaar")).toBeVisible();
  await expect(page.getByText("Geen behandeling volgens de WGBO.")).toBeVisible();
});
