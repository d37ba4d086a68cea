import { uuidv7 } from "uuidv7";
import {
  answerNo,
  approvedHealthList,
  expect,
  expectNoAxeFindings,
  makeClient,
  makeProgram,
  makeTherapist,
  sessionOf,
  test,
  told,
  type Visitor,
} from "./house";
import { signedIn } from "./person";

const nameOf = (word: string) => `${word} ${Date.now().toString(36)}`;

async function addClient({ page }: Visitor, name: string, email?: string) {
  await page.goto("/clients/add");
  await page.getByLabel("Naam").fill(name);
  if (email) await page.getByLabel("E-mailadres").fill(email);
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** A client whose session left one rating open, declined another, and did release while it was closed. */
async function aClientWithASignal(therapist: Visitor, base: string) {
  const client = await makeClient(therapist);
  const startsOn = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
  const chain = ["grounding", "butterfly-tremor", "integration"];
  const program = await makeProgram(therapist, client.id, chain, { startsOn });
  const phone = await signedIn(base, client.email, client.password);
  const log = sessionOf(program, {
    choice: "relax-and-release",
    before: { tension: null, safety: 8, areas: [] },
    after: { tension: 3, safety: "declined", areas: [] },
    note: "Rustig in mijn buik.",
  });
  await told(phone, "PUT", `/sessions/${uuidv7()}`, log);
  return client;
}

test("a therapist adds a client, makes the link, and opens release by agreement", async ({ asTherapist }) => {
  const { page } = asTherapist;
  await approvedHealthList(asTherapist);
  const name = nameOf("Wilma");
  await addClient(asTherapist, name, `${name.replace(" ", ".")}@example.test`);

  const invitation = page.getByRole("region", { name: "Uitnodigen" });
  let made = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/invitations")) made++;
  });
  await invitation.getByRole("button", { name: "Link maken" }).dblclick();
  const link = invitation.getByLabel("Link voor je cliënt");
  await expect(link).toHaveValue(/\/invitation\/[\w-]{20,}$/);
  const first = await link.inputValue();
  await expect(invitation.getByText(/De link werkt één keer, tot en met/)).toBeVisible();
  await expectNoAxeFindings(page);
  // A double click is one invitation, and the link that is shown is the one that works.
  expect(made).toBe(1);
  await expect(link).toHaveValue(first);

  await test.step("a new link takes the place of the old one", async () => {
    await invitation.getByRole("button", { name: "Nieuwe link maken" }).click();
    await expect(link).not.toHaveValue(first);
  });

  await test.step("the link is shown only once", async () => {
    await page.reload();
    await expect(invitation.getByText(/Er is een link gemaakt die werkt tot en met/)).toBeVisible();
    await expect(invitation.getByLabel("Link voor je cliënt")).toHaveCount(0);
  });

  const release = page.getByRole("region", { name: "Loslaten" });
  await expect(release.getByText("Dicht", { exact: true })).toBeVisible();
  await release.getByRole("button", { name: "Loslaten openzetten" }).click();
  const dialog = page.getByRole("dialog", { name: "Loslaten openzetten" });
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog.getByText("Dit is nog leeg.")).toBeVisible();
  await expectNoAxeFindings(page);
  await dialog.getByLabel("Waarom is dit nu passend?").fill("Samen geoefend; kan zelf stoppen.");
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog.getByText("Kies nee of ja.").first()).toBeVisible();
  await answerNo(dialog);
  await expect(dialog.getByText("Kies nee of ja.")).toHaveCount(0);
  await dialog.getByLabel("Verder besproken over gezondheid").fill("Geen bijzonderheden; geen epilepsie.");
  await dialog.getByLabel("Minuten per sessie").fill("4");
  await dialog.getByRole("button", { name: "Openzetten" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(release.getByText("Open", { exact: true })).toBeVisible();
  await expect(release.getByText("Samen geoefend; kan zelf stoppen.")).toBeVisible();
  await expect(release.getByText("Geen bijzonderheden; geen epilepsie.")).toBeVisible();
  await expect(release.getByText(/^Gezondheid doorgenomen, .* Overal nee\.$/)).toBeVisible();
  await expect(release.getByText("4 minuten")).toBeVisible();
});

test("what is missing is said at its field, and what was typed stays", async ({ asTherapist }) => {
  const { page } = asTherapist;
  await page.goto("/clients/add");
  await page.getByLabel("E-mailadres").fill("geen adres");
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByText("Er zijn nog 2 dingen nodig")).toBeVisible();
  await expect(page.getByLabel("Naam")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("E-mailadres")).toHaveValue("geen adres");
  await expectNoAxeFindings(page);
});

test("two people who change the same thing see both versions, and choose", async ({ asTherapist, expectedErrors }) => {
  // The browser itself writes down every answer of 400 and up.
  expectedErrors.push(/412/);
  const { page } = asTherapist;
  const name = nameOf("Ans");
  await addClient(asTherapist, name);
  await page.getByRole("button", { name: "Gegevens wijzigen" }).click();
  const dialog = page.getByRole("dialog", { name: "Gegevens wijzigen" });
  await dialog.getByLabel("Naam").fill(`${name} de Boer`);

  await told(asTherapist, "PATCH", new URL(page.url()).pathname, { name: `${name} Boersma` }, { "if-match": '"1"' });

  await dialog.getByRole("button", { name: "Bewaren" }).click();
  await expect(dialog.getByRole("cell", { name: `${name} de Boer` })).toBeVisible();
  await expect(dialog.getByRole("cell", { name: `${name} Boersma` })).toBeVisible();
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Mijn versie bewaren" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} de Boer` })).toBeVisible();
});

test("the list works from the keyboard alone, and single keys can be switched off", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const name = nameOf("Zoë");
  await addClient(asTherapist, name);
  await page.goto("/clients");
  const field = page.getByRole("searchbox", { name: "Zoek op naam" });
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();

  await expect(async () => {
    await page.keyboard.press("/");
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type(name.replace("ë", "e"));
  await expect(page.getByText(/^1 naam met/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto("/clients");
  await page.getByLabel("Sneltoetsen").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await page.keyboard.press("n");
  await expect(field).not.toBeFocused();
  await expect(page).toHaveURL(/\/clients$/);
  await page.getByLabel("Sneltoetsen").check();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1, name: "Cliënt toevoegen" })).toBeVisible();
});

test("however many clients somebody has, what asks to be done stands first and every name is found", async ({
  asOwner,
  open,
  baseURL,
}) => {
  const therapist = await makeTherapist(asOwner, baseURL as string);
  const names = Array.from({ length: 203 }, (_, n) => `Zz Aad ${String(n).padStart(3, "0")}`);
  const ids = await Promise.all(
    [...names, "Zz Zus"].map(async (name) => {
      const id = uuidv7();
      await told(therapist, "POST", "/clients", { id, name });
      return id;
    }),
  );
  // The first two by name have a program and ask for nothing; all others wait for one.
  for (const id of ids.slice(0, 2)) await makeProgram(therapist, id, ["constructive-rest"], { startsOn: "2026-01-05" });
  const page = await open(therapist);
  await page.goto("/clients");
  const rows = page.getByRole("listitem").filter({ has: page.locator("a[data-row]") });
  await expect(rows).toHaveCount(200);
  await page.getByRole("button", { name: "Volgende cliënten" }).click();
  await expect(rows).toHaveCount(204);
  await expect(rows.nth(201)).toContainText("Zz Zus");
  await expect(rows.nth(202)).toContainText("Zz Aad 000");
  await page.reload();
  await page.getByRole("searchbox", { name: "Zoek op naam" }).fill("zz zus");
  await expect(rows).toHaveCount(1);
});

test("a signal leads from the list to its session, and is settled once", async ({ asTherapist, baseURL }) => {
  const { page } = asTherapist;
  const client = await aClientWithASignal(asTherapist, baseURL as string);
  await page.goto("/clients");
  const asks = page.getByRole("link", { name: `${client.name}: Een oefening om los te laten gedaan terwijl` });
  await expect(asks).toBeVisible();
  await page.getByRole("link", { name: client.name, exact: true }).click();
  const signals = page.getByRole("region", { name: "Om naar te kijken" });
  await expect(signals.getByText("Een oefening om los te laten gedaan terwijl loslaten dicht was.")).toBeVisible();
  await expectNoAxeFindings(page);

  await signals.getByRole("link", { name: "Naar de sessie" }).click();
  const session = page.getByRole("listitem").filter({ hasText: "Rustig in mijn buik." });
  await expect(session.getByText("Losgelaten terwijl het dicht was")).toBeVisible();
  await test.step("what was not said is no zero", async () => {
    await expect(session.getByText("– → 3")).toBeVisible();
    await expect(session.getByText("8 → liever niet")).toBeVisible();
    await expect(session.getByText("Spanning: ervoor niet ingevuld, erna 3")).toBeAttached();
  });
  await expect(session.getByText(/gedaan · 1 min/)).toHaveCount(3);

  await page.getByRole("link", { name: "Overzicht" }).click();
  await signals.getByRole("button", { name: /^Gezien/ }).click();
  await expect(signals).toHaveCount(0);
  await page.getByRole("link", { name: "Alle cliënten" }).click();
  await expect(page.getByRole("link", { name: client.name, exact: true })).toBeVisible();
  await expect(asks).toHaveCount(0);
});

test("the period of the sessions lives in the address", async ({ asTherapist, baseURL }) => {
  const { page } = asTherapist;
  const client = await aClientWithASignal(asTherapist, baseURL as string);
  await page.goto(`/clients/${client.id}/sessions`);
  await page.getByLabel("Van", { exact: true }).fill("2020-01-01");
  await page.getByLabel("Tot en met").fill("2020-02-01");
  await page.getByRole("button", { name: "Laten zien" }).click();
  await expect(page.getByText("Geen sessie gemeld in deze periode")).toBeVisible();
  await expect(page).toHaveURL(/from=2020-01-01&to=2020-02-01$/);
  await page.getByRole("link", { name: "Alle sessies" }).first().click();
  await expect(page.getByText("Rustig in mijn buik.")).toBeVisible();
});

test("an owner who treats sees her own clients, and the whole practice when she asks", async ({
  asOwner,
  asTherapist,
}) => {
  const { page } = asOwner;
  const client = await makeClient(asTherapist);
  await page.goto("/clients");
  await expect(page.getByRole("heading", { level: 1, name: "Cliënten" })).toBeVisible();
  await expect(page.getByRole("link", { name: client.name, exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Hele praktijk" }).click();
  await expect(page.getByRole("link", { name: client.name, exact: true })).toBeVisible();
  await expectNoAxeFindings(page);
});

for (const [place, width] of [
  ["desk", 1440],
  ["phone", 390],
] as const) {
  test(`the list, a client and the sessions: no axe findings, no sideways scrolling (${place})`, async ({
    asTherapist,
    baseURL,
  }) => {
    const { page } = asTherapist;
    const client = await aClientWithASignal(asTherapist, baseURL as string);
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/clients", `/clients/${client.id}`, `/clients/${client.id}/sessions`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByText("Wordt geladen")).toHaveCount(0);
      await expectNoAxeFindings(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });
}
