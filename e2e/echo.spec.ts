import { uuidv7 } from "uuidv7";
import { expect, sessionOf, test, told } from "./house";
import { agreed, button, chain, expectCalm, logged, title } from "./session-steps";

test("the day after release asks how it is, once, and never insists", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  const yesterday = new Date(Date.now() - 86_400_000);
  const program = await agreed(asTherapist, asClient, chain, true);
  const at = { startedAt: yesterday.toISOString(), endedAt: yesterday.toISOString() };
  const before = { tension: 5, safety: 8, areas: [] };
  const log = sessionOf(program, { ...at, before, choice: "relax-and-release" });
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, log);
  await page.goto("/today");
  await page.getByRole("link", { name: "Vertellen" }).tap();
  await expect(title(page, "Hoe is het, de dag erna?")).toBeVisible();
  await expect(button(page, "Versturen")).toBeDisabled();
  await expectCalm(page);
  const tension = page.getByRole("group", { name: "Hoe gespannen is je lijf nu?" });
  await tension.getByRole("radio", { name: "4", exact: true }).tap();
  await page.getByRole("group", { name: "Ik sliep" }).getByRole("radio", { name: "beter" }).tap();

  await test.step("a reload keeps what was chosen", async () => {
    await page.reload();
    await expect(tension.getByRole("radio", { name: "4", exact: true })).toBeChecked();
  });
  await button(page, "Versturen").tap();
  await expect(page.getByText("Je behandelaar kan het zien, en kijkt niet meteen.")).toBeVisible();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session?.echo).toMatchObject({ tension: 4, safety: null, sleep: "better", mood: null });

  await page.goto("/today");
  await expect(title(page, "Vandaag")).toBeVisible();
  await expect(page.getByRole("link", { name: "Vertellen" })).toHaveCount(0);
  await page.goto("/today/echo");
  await expect(page).toHaveURL(/\/today$/);
});
