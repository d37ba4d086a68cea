import { uuidv7 } from "uuidv7";
import {
  type ClientVisitor,
  expect,
  expectNoAxeFindings,
  makeClient,
  makeProgram,
  makeTherapist,
  sessionOf,
  tabTo,
  test,
  told,
  type Visitor,
} from "./house";
import { type Person, signedIn } from "./person";

const chain = ["grounding", "butterfly-tremor", "integration"];
const sentence = "Losgelaten bij een gevoel van veiligheid van 5. Afgesproken is 7 of hoger.";

/** A session with release, begun just now at a felt safety of 5: release was open, and 7 was agreed. */
async function releasedBelow(therapist: Person, client: Person & { id: string }) {
  const program = await makeProgram(therapist, client.id, chain, { startsOn: "2026-01-05" });
  await told(therapist, "PUT", `/clients/${client.id}/release`, { open: true, because: "Samen geoefend." });
  const [startedAt, endedAt] = [0, 240_000].map((later) => new Date(Date.now() + later).toISOString());
  const before = { tension: 5, safety: 5, areas: [] };
  const log = { choice: "relax-and-release", before, after: null, startedAt, endedAt, note: "Met de deken." };
  await told(client, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, log));
}

const ofClient = ({ page }: Visitor, client: ClientVisitor) =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name: client.name, exact: true }) });

test("what asks stands in the caseload and in the inbox, leads to its session, and is settled with a note", async ({
  asTherapist,
  asClient,
}) => {
  test.setTimeout(120_000);
  await releasedBelow(asTherapist, asClient);
  const { page } = asTherapist;
  await page.goto("/clients");
  await expect(ofClient(asTherapist, asClient)).toContainText(sentence);
  await expectNoAxeFindings(page);

  await page
    .getByRole("navigation", { name: "Hoofdmenu" })
    .getByRole("link", { name: /^Te bekijken/ })
    .click();
  await expect(page.getByText("Er kijkt niemand live mee.")).toBeVisible();
  const asks = ofClient(asTherapist, asClient);
  await expect(asks).toContainText(`${sentence}Sessie van`);
  await expect(asks).toContainText("staat hier sinds vandaag");
  await expectNoAxeFindings(page);
  await asks.getByRole("link", { name: "Naar de sessie" }).click();
  await expect(page.getByText("Met de deken.")).toBeVisible();
  await page.goBack();

  await asks.getByRole("button", { name: `Gezien: ${asClient.name}` }).click();
  await expect(asks).toHaveCount(0);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(asks).toContainText(sentence);

  await asks.getByRole("button", { name: `Met notitie: ${asClient.name}` }).click();
  await expect(asks.getByRole("textbox", { name: "Notitie" })).toBeFocused();
  await asks.getByRole("textbox", { name: "Notitie" }).fill("Gebeld; ze koos het zelf.");
  await expectNoAxeFindings(page);
  await asks.getByRole("button", { name: "Bewaren en gezien" }).click();
  await expect(asks).toHaveCount(0);
  await page.goto(`/clients/${asClient.id}/safety`);
  await page.getByText("Eerder gezien").click();
  await expect(page.getByText("Gebeld; ze koos het zelf.")).toBeVisible();
  await expect(page.getByText(/^Gezien door Nienke de Wit, /)).toBeVisible();
});

test("what waits for the next visit stands on its sheet, with three questions from what was told", async ({
  asTherapist,
  asClient,
}) => {
  await releasedBelow(asTherapist, asClient);
  const { page } = asTherapist;
  await page.goto("/inbox");
  const asks = ofClient(asTherapist, asClient);
  await asks.getByRole("button", { name: /^Bewaren voor het volgende bezoek/ }).click();
  await expect(asks).toHaveCount(0);
  await page.getByRole("link", { name: /^Voor het volgende bezoek/ }).click();
  await expect(asks).toContainText(sentence);

  await page.goto(`/clients/${asClient.id}`);
  await page.getByRole("link", { name: "Voor het bezoek" }).click();
  const open = page.getByRole("region", { name: "Nog te bekijken" });
  await expect(open).toContainText(sentence);
  await expect(open).toContainText("bewaard voor dit bezoek");
  await expect(page.getByText("1 sessie gemeld; er was niets gepland.")).toBeVisible();
  const questions = page.getByRole("region", { name: "Drie vragen" });
  await expect(questions.getByRole("listitem")).toHaveCount(3);
  await expectNoAxeFindings(page);
  await page.getByRole("link", { name: "4 weken" }).click();
  await expect(page).toHaveURL(/since=\d{4}-\d{2}-\d{2}$/);
  await expect(page.getByText(/^Van elke dag telt het eerste cijfer\./)).toBeVisible();
  await questions.getByRole("link", { name: /schreef je iets/ }).click();
  await expect(page.getByText("Met de deken.")).toBeVisible();
});

test("a stop by a sign says which, in caseload, inbox and before the visit, and stands before what is older", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  const program = await makeProgram(asTherapist, asClient.id, ["grounding"], { startsOn: "2026-01-05" });
  const stop = { why: "too-much-body", signs: ["dizzy", "pain"] };
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { after: null, stop }));
  const said = "De sessie is gestopt vanwege een teken. Gemerkt: Duizelig · Pijn.";
  await page.goto("/clients");
  await expect(ofClient(asTherapist, asClient)).toContainText(said);
  await page.goto("/inbox");
  await expect(page.getByText(/Van hetzelfde staat het oudste bovenaan\.$/)).toBeVisible();
  await expect(ofClient(asTherapist, asClient)).toContainText(said);
  const { items } = await told<{ items: { kind: string; client: { id: string } }[] }>(
    asTherapist,
    "GET",
    "/inbox?limit=200",
  );
  const place = items.findIndex((one) => one.kind === "stopped_by_sign" && one.client.id === asClient.id);
  expect(place).toBeGreaterThanOrEqual(0);
  expect(new Set(items.slice(0, place + 1).map(({ kind }) => kind))).toEqual(new Set(["stopped_by_sign"]));
  await page.goto(`/clients/${asClient.id}/visit`);
  await expect(page.getByRole("region", { name: "Nog te bekijken" })).toContainText(said);
  await expectNoAxeFindings(page);
});

test("the inbox works by keyboard alone, in English; who comes second is told so, and nothing is written over", async ({
  asOwner,
  open,
  baseURL,
  expectedErrors,
}) => {
  test.setTimeout(120_000);
  expectedErrors.push(/409 \(Conflict\)/);
  const therapist = await makeTherapist(asOwner, baseURL as string);
  await told(therapist, "PATCH", "/me", { locale: "en" });
  const client = await makeClient(therapist);
  await releasedBelow(therapist, { ...client, ...(await signedIn(baseURL as string, client.email, client.password)) });
  const page = await open(therapist);
  // As the language switch leaves it: what the house answers is in the same language.
  await page.context().addCookies([{ name: "locale", value: "en", url: baseURL as string }]);
  await page.goto("/clients");
  await tabTo(page, /^To look at/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody watches live.")).toBeVisible();
  await expect(page.getByText("Released at a felt safety of 5.")).toBeVisible();
  await expectNoAxeFindings(page);

  await tabTo(page, /^With a note:/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Asked her.");
  await tabTo(page, /^Without a note$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^With a note:/ })).toBeFocused();
  await tabTo(page, /^Keep for the next visit:/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing to look at")).toBeVisible();
  await expect(page.locator("#inbox-title")).toBeFocused();
  await tabTo(page, /^For the next visit/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/parked=1$/);
  await tabTo(page, /^Back to Now:/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nothing kept for a visit")).toBeVisible();

  await page.goto("/inbox");
  const seen = page.getByRole("button", { name: /^Seen:/ });
  await expect(seen).toBeVisible();
  const { items } = await told<{ items: { about: string }[] }>(therapist, "GET", "/inbox");
  await told(therapist, "POST", `/signals/${items[0]?.about}/settle`, { note: "Talked about it." });
  await tabTo(page, /^Seen:/);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/This was settled before/)).toBeVisible();
  await expect(seen).toHaveCount(0);
});

test("a colleague, and the owner without a care relation, see nothing of it", async ({
  asTherapist,
  asClient,
  asColleague,
  asOwner,
}) => {
  await releasedBelow(asTherapist, asClient);
  for (const other of [asColleague, asOwner]) {
    const answer = await other.ask("GET", "/api/v1/inbox?limit=200");
    expect(await answer.text()).not.toContain(asClient.id);
    expect(
      (
        await other.ask("PUT", `/api/v1/clients/${asClient.id}/matters`, {
          kind: "no_program",
          about: "",
          parked: true,
        })
      ).status,
    ).toBe(other === asOwner ? 409 : 404);
  }
});
