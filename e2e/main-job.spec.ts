import { libraryExercises } from "@/lib/exercises/library";
import { expect, expectNoAxeFindings, type Page, test } from "./house";

test.describe.configure({ timeout: 300_000 });
test.use({ actionTimeout: 60_000 });
const patient = expect.configure({ timeout: 60_000 });

const nameOf = (key: string) => libraryExercises.find((one) => one.key === key)?.title.nl as string;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function rate(page: Page, question: string, rating: string) {
  const scale = page.getByRole("group", { name: question });
  await scale.getByRole("radio", { name: rating, exact: true }).check();
  await press(page, "Verder");
  await patient(scale).toBeHidden();
}

test("a therapist assigns a program, the client logs a session, the therapist sees it in the charts", async ({
  asTherapist,
  asClient,
}) => {
  const desk = asTherapist.page;
  const phone = asClient.page;
  const title = `Rust voor ${asClient.id.slice(-6)}`;

  await test.step("the therapist builds a program out of the library and sends it", async () => {
    await desk.goto(`/clients/${asClient.id}/program`, { timeout: 120_000 });
    await patient(desk.getByText("Er loopt nu geen programma")).toBeVisible();
    await press(desk, "Nieuw programma");
    await desk.getByRole("dialog", { name: "Nieuw programma" }).getByText("Leeg beginnen").click();
    await patient(desk.getByText("Nog geen oefeningen")).toBeVisible();
    await desk.getByRole("textbox", { name: "Naam van het programma" }).fill(title);
    for (const key of ["constructive-rest", "side-lying-support"]) {
      await desk.getByLabel("Zoek een oefening").fill(nameOf(key));
      await press(desk, `Toevoegen: ${nameOf(key)}`);
    }
    await patient(desk.getByRole("heading", { name: "Oefeningen (2)" })).toBeVisible();
    await patient(desk.getByText(/^Opgeslagen/).first()).toBeVisible();
    await press(desk, "Stuur naar cliënt");
    await desk.getByRole("dialog").getByRole("button", { name: "Stuur programma" }).click();
    await desk.waitForURL(`**/clients/${asClient.id}/program`);
    await patient(desk.getByText("Loopt nu")).toBeVisible();
    await patient(desk.getByRole("heading", { name: title })).toBeVisible();
    await expectNoAxeFindings(desk);
  });

  await test.step("the client does a session on the phone, and it is sent", async () => {
    await phone.goto("/today", { timeout: 120_000 });
    await patient(phone.getByText(title).first()).toBeVisible();
    await expectNoAxeFindings(phone);
    await phone.getByRole("link", { name: "Beginnen", exact: true }).click();
    await rate(phone, "Hoe gespannen is je lijf nu?", "7");
    await rate(phone, "Hoe veilig voel je je nu?", "6");
    const alone = phone.getByRole("button", { name: /Alleen ontspannen/ });
    const klaar = phone.getByRole("button", { name: "Klaar", exact: true });
    await patient(alone.or(klaar).first()).toBeVisible();
    if (await alone.isVisible()) await alone.click();
    for (const key of ["constructive-rest", "side-lying-support"]) {
      await patient(phone.getByRole("heading", { level: 1, name: nameOf(key) })).toBeVisible();
      await press(phone, "Beginnen");
      await press(phone, "Nu beginnen");
      await klaar.click();
    }
    await rate(phone, "Hoe gespannen is je lijf nu?", "4");
    await rate(phone, "Hoe veilig voel je je nu?", "8");
    await phone.getByLabel("Wil je er iets bij schrijven?").fill("Het werd rustiger.");
    await press(phone, "Bewaren");
    await patient(phone.getByRole("heading", { name: "Dank je wel" })).toBeVisible();
    await patient(phone.getByText("Verzonden naar je praktijk")).toBeVisible();
    await expectNoAxeFindings(phone);
  });

  await test.step("the therapist sees it in the charts", async () => {
    await desk.goto(`/clients/${asClient.id}/progress`, { timeout: 120_000 });
    const told = [
      ["Spanning voor en na", "7", "4"],
      ["Gevoel van veiligheid voor en na", "6", "8"],
    ] as const;
    for (const [name, before, after] of told) {
      const chart = desk.getByRole("figure", { name });
      await chart.getByText("Toon cijfers").click();
      const withFigures = chart.getByRole("row").filter({ hasText: before });
      await patient(withFigures.getByRole("cell", { name: before, exact: true })).toBeVisible();
      await patient(withFigures.getByRole("cell", { name: after, exact: true })).toBeVisible();
    }
    await expectNoAxeFindings(desk);
  });
});
