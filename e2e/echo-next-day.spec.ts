import { uuidv7 } from "uuidv7";
import { expect, makeClient, makeProgram, sessionOf, test, told } from "./house";
import { movedHouse } from "./moved-house";
import { chain, expectCalm } from "./session-steps";

const house = movedHouse();

test("the echo is not asked on the day of release, but on the next, and no longer after two", async ({ browser }) => {
  const nienke = await house.therapist();
  const made = await makeClient(nienke);
  const program = await makeProgram(nienke, made.id, chain, { startsOn: house.today });
  const opening = { open: true, because: "Samen geoefend." };
  await told(nienke, "PUT", `/clients/${made.id}/release`, opening);
  const at = new Date().toISOString();
  const before = { tension: 5, safety: 8, areas: [] };
  const log = sessionOf(program, { startedAt: at, endedAt: at, before, choice: "relax-and-release" });
  await told(await house.signIn(made.email, made.password), "PUT", `/sessions/${uuidv7()}`, log);

  const asked = async (days: number, locale: "nl" | "en") => {
    house.moveTo(days);
    const then = await house.signIn(made.email, made.password);
    await told(then, "PATCH", "/me", { locale });
    const page = await house.pageOf(browser, then, true);
    await page.goto("/today");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    return { page, ask: page.getByRole("link", { name: locale === "nl" ? "Vertellen" : "Tell", exact: true }) };
  };
  const sameDay = await asked(0, "nl");
  await expect(sameDay.ask).toHaveCount(0);
  const late = await asked(4, "nl");
  await expect(late.ask).toHaveCount(0);
  const { page, ask } = await asked(1, "en");
  await ask.tap();
  await expect(page.getByRole("heading", { level: 1, name: "How is it, the day after?" })).toBeVisible();
  await expectCalm(page);
  const tension = page.getByRole("group", { name: "How tense is your body now?" });
  await tension.getByRole("radio", { name: "3", exact: true }).tap();
  await page.getByRole("button", { name: "Send" }).tap();
  await expect(page.getByText("Sent to your practice")).toBeVisible();
});
