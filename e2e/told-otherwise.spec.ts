import { uuidv7 } from "uuidv7";
import type { GivenCheckIn } from "@/lib/sessions/schema";
import { expect, expectNoAxeFindings, sessionOf, test, told, type Visitor } from "./house";
import { agreed, button, chain, expectCalm, logged } from "./session-steps";

const rating = (page: Visitor["page"], group: string, value: string) =>
  page.getByRole("group", { name: group }).getByRole("radio", { name: value, exact: true });

test("what was told between sessions is put right, and what stood there can be read", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const said = { at, timeZone: "Europe/Amsterdam", tension: 3, safety: "declined", areas: ["jaw"] };
  await told(asClient, "PUT", `/check-ins/${uuidv7()}`, said);
  await page.goto("/history");
  await page.getByRole("link", { name: /Bekijken of verbeteren/ }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Hoe het was, tussendoor" })).toBeVisible();
  await button(page, "Iets klopt niet").tap();
  await expect(button(page, "Verbetering versturen")).toBeDisabled();
  await rating(page, "Hoe gespannen was je lijf?", "6").tap();
  await expectCalm(page);
  await button(page, "Verbetering versturen").tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expect(page.getByText(/^Verbeterd op /)).toBeVisible();
  await expectCalm(page);
  const { items } = await told<{ items: GivenCheckIn[] }>(asTherapist, "GET", `/clients/${asClient.id}/check-ins`);
  expect(items).toMatchObject([
    { tension: 6, safety: "declined", areas: ["jaw"], wording: 1, corrections: [{ kind: "replaced", tension: 3 }] },
  ]);
});

test("the day after is put right beside its session", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  const at = new Date(Date.now() - 20 * 3_600_000).toISOString();
  const before = { tension: 5, safety: 8, areas: [] };
  const id = uuidv7();
  const session = sessionOf(program, { startedAt: at, endedAt: at, choice: "relax-and-release", before });
  await told(asClient, "PUT", `/sessions/${id}`, session);
  const echo = { answeredAt: new Date().toISOString(), timeZone: "Europe/Amsterdam", tension: 8, mood: "worse" };
  await told(asClient, "PUT", `/sessions/${id}/echo`, echo);
  await page.goto(`/history/${id}`);
  await button(page, "Iets klopt niet").tap();
  await page.getByText("De dag erna", { exact: true }).tap();
  await rating(page, "Hoe gespannen was je lijf, de dag erna?", "4").tap();
  await page.getByRole("group", { name: "Mijn stemming is" }).getByRole("radio", { name: "als anders" }).tap();
  await expectCalm(page);
  await button(page, "Verbetering versturen").tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expect(page.getByText(/De dag erna: spanning 8/)).toBeVisible();
  const [one] = await logged(asTherapist, asClient);
  expect(one).toMatchObject({ before: { tension: 5 }, echo: { tension: 4, mood: "same" } });
});

test("a therapist writes down what is answered in the visit, and it says who asked", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  await page.goto(`/clients/${asClient.id}/visit`);
  await rating(page, "Hoe gespannen is je lijf nu?", "7").check({ force: true });
  await page.getByRole("group", { name: "Hoe veilig voel je je nu?" }).getByText("Liever niet zeggen").click();
  await expectNoAxeFindings(page);
  await page.reload();
  await expect(rating(page, "Hoe gespannen is je lijf nu?", "7")).toBeChecked();
  await page.getByRole("button", { name: "Opschrijven" }).click();
  await expect(page.getByText("Het staat bij de sessies en wat tussendoor is verteld.")).toBeVisible();
  await page.goto(`/clients/${asClient.id}/sessions`);
  await expect(page.getByText("Bij het bezoek", { exact: true })).toBeVisible();
  await expect(page.getByText("Gevraagd bij het bezoek door")).toBeVisible();
  await asClient.page.goto("/history");
  await expect(asClient.page.getByText("Bij het bezoek", { exact: true })).toBeVisible();
  await expect(asClient.page.getByRole("link", { name: /Bekijken of verbeteren/ })).toHaveCount(0);
});
