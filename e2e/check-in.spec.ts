import { uuidv7 } from "uuidv7";
import type { GivenCheckIn } from "@/lib/sessions/schema";
import { reopened, shellKept } from "./flight";
import { type ClientVisitor, expect, expectNoAxeFindings, sessionOf, test, told, type Visitor } from "./house";
import { agreed, button, expectCalm, logged, title } from "./session-steps";

const checkInsOf = async (therapist: Visitor, client: ClientVisitor) =>
  (await told<{ items: GivenCheckIn[] }>(therapist, "GET", `/clients/${client.id}/check-ins`)).items;
const scale = (page: Visitor["page"], name: string | RegExp) => page.getByRole("group", { name });
const tension = /Hoe gespannen is je lijf nu/;
const safety = /Hoe veilig voel je je nu/;
const seen = "Je behandelaar kan het zien, en kijkt niet meteen.";

test("how it is between sessions is told in two numbers, and stands beside the sessions", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, sessionOf(program));
  await page.goto("/today");
  await expectCalm(page);
  await page.getByRole("link", { name: "Hoe is het nu?" }).tap();
  await expect(title(page, "Hoe is het nu?")).toBeVisible();
  await expect(button(page, "Versturen")).toBeDisabled();
  await expectCalm(page);

  await test.step("a reload keeps what was chosen; who feels unsafe sees whom to call", async () => {
    const whoToCall = page.locator("details", { hasText: "Wie je kunt bellen" });
    await expect(whoToCall).not.toHaveAttribute("open");
    await scale(page, safety).getByRole("radio", { name: "2", exact: true }).tap();
    await expect(whoToCall).toHaveAttribute("open");
    await scale(page, tension).getByRole("radio", { name: "Liever niet zeggen" }).tap();
    await page.getByText("Waar voel je het?").tap();
    await page.getByRole("checkbox", { name: "kaak" }).tap();
    await expectCalm(page);
    await page.reload();
    await expect(scale(page, safety).getByRole("radio", { name: "2", exact: true })).toBeChecked();
    await expect(page.getByText("1 plek gekozen")).toBeVisible();
  });
  await button(page, "Versturen").tap();
  await expect(page.getByText(seen)).toBeVisible();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expectCalm(page);
  expect(await checkInsOf(asTherapist, asClient)).toMatchObject([{ tension: "declined", safety: 2, areas: ["jaw"] }]);
  expect(await logged(asTherapist, asClient)).toHaveLength(1);

  await test.step("it is told once: the form is empty again", async () => {
    await page.goto("/my-progress");
    await expectCalm(page);
    await page.getByRole("link", { name: "Hoe is het nu?" }).tap();
    await expect(title(page, "Hoe is het nu?")).toBeVisible();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    await expect(button(page, "Versturen")).toBeDisabled();
  });

  await test.step("the client reads it back, newest first", async () => {
    await page.goto("/history");
    const cards = page.getByRole("article");
    await expect(cards).toHaveCount(2);
    await expect(cards.first()).toContainText("Tussendoor");
    await expect(cards.first()).toContainText(/spanning liever niet/i);
    await expect(cards.first()).toContainText(/gevoel van veiligheid 2/i);
    await expect(cards.first()).toContainText("kaak");
    await expect(cards.last()).not.toContainText("Tussendoor");
    await expectCalm(page);
  });

  await test.step("the therapist sees it as a moment of its own", async () => {
    const desk = asTherapist.page;
    await desk.goto(`/clients/${asClient.id}/sessions`);
    await expect(desk.getByText(/^1 sessie en 1 \S+ tussendoor op deze bladzijde/)).toBeVisible();
    const line = desk.getByRole("listitem").filter({ hasText: "Tussendoor" });
    await expect(line).toContainText(/gevoel van veiligheid 2/i);
    await expect(line).not.toContainText("→");
    await expectNoAxeFindings(desk);
  });
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|fetching the script|Failed to fetch|Executing inline/] });

  test("it is kept on the phone, and sent once with its own time", async ({ asTherapist, asClient }) => {
    let { page } = asClient;
    await agreed(asTherapist, asClient, ["constructive-rest"]);
    await page.goto("/today");
    await shellKept(page);
    await page.context().setOffline(true);
    page = await reopened(page);
    await page.getByRole("link", { name: "Hoe is het nu?" }).tap();
    await expect(title(page, "Hoe is het nu?")).toBeVisible();
    await scale(page, tension).getByRole("radio", { name: "0", exact: true }).tap();
    const before = Date.now();
    await button(page, "Versturen").tap();
    await expect(page.getByText(/Wat je koos, staat op dit toestel/)).toBeVisible();
    await page.context().setOffline(false);
    await expect.poll(async () => (await checkInsOf(asTherapist, asClient)).length).toBe(1);
    const [checkIn] = await checkInsOf(asTherapist, asClient);
    expect(checkIn).toMatchObject({ tension: 0, safety: null, areas: [] });
    expect(Date.parse(checkIn?.at as string)).toBeLessThanOrEqual(before + 1000);
  });
});
