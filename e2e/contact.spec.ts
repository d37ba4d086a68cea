import type { Visitor } from "./house";
import { expect, expectNoAxeFindings, type Page, test, told } from "./house";

const formOn = (page: Page) => page.getByRole("region", { name: "Bereikbaarheid voor cliënten" });
const rowOn = (page: Page, place: number) => formOn(page).getByRole("group", { name: `Nummer ${place}`, exact: true });
const hours = "Wanneer bereikbaar (Nederlands)";

/** What the practice says of itself is one thing for everybody: it is put back as every other test expects it. */
const asItWas = async (owner: Visitor) => {
  const { revision, ...contact } = await told<{ revision: number }>(owner, "GET", "/practice/contact");
  return async () => {
    const now = await told<{ revision: number }>(owner, "GET", "/practice/contact");
    await told(owner, "PATCH", "/practice/contact", contact, { "if-match": `"${now.revision}"` });
  };
};

// One practice has one such form: these change it after each other.
test.describe.configure({ mode: "serial" });

test("the owner says how clients can reach the practice and whom else they can call, and a client reads it", async ({
  asOwner,
  asClient,
}) => {
  const putBack = await asItWas(asOwner);
  const { page } = asOwner;
  await page.goto("/practice");
  const form = formOn(page);
  await expect(rowOn(page, 1).getByLabel("Telefoonnummer")).toHaveValue("112");
  await form.getByLabel("Telefoonnummer van de praktijk").fill("030 123 45 67");
  await form.getByLabel(hours).fill("Werkdagen van 9 tot 17 uur");
  await form.getByRole("button", { name: "Nummer 3 weghalen" }).click();
  await expect(form.getByRole("button", { name: "Nummer toevoegen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rowOn(page, 3).getByLabel("Telefoonnummer")).toBeFocused();
  await page.keyboard.type("0800 2000");
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(rowOn(page, 3).getByText("Dit is nog leeg.")).toHaveCount(2);
  await expect(rowOn(page, 3).getByLabel("Waarvoor (Nederlands)")).toBeFocused();
  await expectNoAxeFindings(page);

  await test.step("a reload keeps what was typed", async () => {
    // A reload in the very moment of a keystroke may be before that one is kept.
    await expect(async () => {
      await rowOn(page, 3).getByLabel("Waarvoor (Nederlands)").fill("Veilig Thuis, dag en nacht.", { timeout: 5000 });
      await page.reload();
      const kept = rowOn(page, 3).getByLabel("Waarvoor (Nederlands)");
      await expect(kept).toHaveValue("Veilig Thuis, dag en nacht.", { timeout: 5000 });
    }).toPass();
    await expect(form.getByLabel(hours)).toHaveValue("Werkdagen van 9 tot 17 uur");
  });

  await rowOn(page, 3).getByLabel("Waarvoor (Engels)").fill("Veilig Thuis, day and night.");
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(form.getByText("Bewaard.")).toBeVisible();
  await page.reload();
  await expect(rowOn(page, 3).getByLabel("Telefoonnummer")).toHaveValue("0800 2000");

  await asClient.page.goto("/agreement");
  const card = asClient.page.getByRole("region", { name: "Wie je kunt bellen" });
  await expect(card.getByText("Werkdagen van 9 tot 17 uur")).toBeVisible();
  await expect(card.getByRole("link", { name: "030 123 45 67" })).toHaveAttribute("href", "tel:0301234567");
  await expect(card.getByText("Veilig Thuis, dag en nacht.")).toBeVisible();
  await expect(card.getByRole("link")).toHaveText(["030 123 45 67", "112", "0800 2000"]);
  await putBack();
});

test("what somebody else saved meanwhile is shown, and not written over unseen", async ({
  asOwner,
  expectedErrors,
}) => {
  expectedErrors.push(/412/);
  const putBack = await asItWas(asOwner);
  const { page } = asOwner;
  await page.goto("/practice");
  const form = formOn(page);
  const save = form.getByRole("button", { name: "Bewaren" });
  const elsewhere = async (nl: string) => {
    const { revision } = await told<{ revision: number }>(asOwner, "GET", "/practice/contact");
    const change = { hours: { nl, en: "" }, numbers: [] };
    await told(asOwner, "PATCH", "/practice/contact", change, { "if-match": `"${revision}"` });
  };
  await form.getByLabel(hours).fill("Van");
  await elsewhere("Van een ander");
  await test.step("also when a reload came between", async () => {
    await expect(async () => {
      await form.getByLabel(hours).fill("Van mij", { timeout: 5000 });
      await page.reload();
      await expect(form.getByLabel(hours)).toHaveValue("Van mij", { timeout: 5000 });
    }).toPass();
  });
  await save.click();
  const theirs = form.getByRole("alert");
  await expect(theirs).toContainText("Van een ander");
  await expect(theirs).toContainText("Niets ingevuld");
  await expect(form.getByLabel(hours)).toHaveValue("Van mij");
  await expectNoAxeFindings(page);
  await save.click();
  await expect(form.getByText("Bewaard.")).toBeVisible();
  await expect(theirs).toHaveCount(0);

  await form.getByLabel(hours).fill("Nog eens van mij");
  await elsewhere("Toch van een ander");
  await save.click();
  await theirs.getByRole("button", { name: "Overnemen wat er nu staat" }).click();
  await expect(form.getByLabel(hours)).toHaveValue("Toch van een ander");
  await expect(form.getByText("Cliënten zien nu alleen de praktijk zelf.")).toBeVisible();
  await form.getByRole("button", { name: "Landelijke nummers invullen" }).click();
  await expect(rowOn(page, 1).getByLabel("Telefoonnummer")).toHaveValue("112");
  await putBack();
});
