import { expect, type Page, test } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { addDays, weekdays } from "@/lib/calendar";
import { expectNoAxeFindings, type MadeProgram, makeClient, makeProgram, sessionOf, told } from "./house";
import { movedHouse } from "./moved-house";
import type { Person } from "./person";
import { expectCalm } from "./session-steps";

// A house of its own, whose clock can be moved on. Whoever was signed in a fortnight ago signs in again.
test.describe.configure({ mode: "default" });

const house = movedHouse();
const { today, moveTo, therapist, pageOf, signIn } = house;

/** A session in the evening of a day, counted from the real today, with this tension before it. */
async function practise(client: Person, program: MadeProgram, day: number, tension: number) {
  const startedAt = new Date(`${addDays(today, day)}T18:30:00Z`).toISOString();
  const before = { tension, safety: 6, areas: [] };
  await told(client, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { startedAt, endedAt: startedAt, before }));
}

const deskOf = (page: Page) =>
  page.getByRole("region", { name: /^(Afgesproken moment om te kijken|An agreed moment to look)$/ });
const cardOf = (page: Page) => page.getByRole("region", { name: /^(Wat jullie afspraken|What you agreed)$/ });

test("a verdict is agreed, kept silent about until its day, and then read by therapist and client alike", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const nienke = await therapist();
  const made = await makeClient(nienke, { name: "Tom Kramer" });
  const later = await makeClient(nienke, { name: "Lies Wolf" });
  const program = await makeProgram(nienke, made.id, ["constructive-rest"], {
    startsOn: addDays(today, -40),
    days: weekdays,
  });
  const laterProgram = await makeProgram(nienke, later.id, ["constructive-rest"], { startsOn: addDays(today, -40) });
  const [tom, lies] = [await signIn(made.email, made.password), await signIn(later.email, later.password)];
  for (let day = -14; day < 0; day++) {
    await practise(tom, program, day, day % 2 ? 8 : 7);
    await practise(lies, laterProgram, day, 7);
  }

  const desk = await pageOf(browser, nienke);
  await desk.goto(`/clients/${made.id}/progress`);
  await expect(deskOf(desk).getByText("Er is nog niets afgesproken.")).toBeVisible();
  await deskOf(desk).getByRole("button", { name: "Moment afspreken" }).click();
  const form = desk.getByRole("dialog", { name: "Een moment afspreken" });
  await expect(form.getByLabel("Hoeveel punten doen ertoe")).toHaveValue("2");
  await form.getByLabel("Kijken op").fill(addDays(today, 1));
  await form.getByRole("button", { name: "Afspreken" }).click();
  await expect(form.getByText("In deze periode passen niet genoeg dagen met een cijfer.")).toBeVisible();
  await expectNoAxeFindings(desk);
  await form.getByLabel("Kijken op").fill(addDays(today, 14));
  await form.getByRole("button", { name: "Afspreken" }).click();
  await expect(form).toBeHidden();
  await expect(deskOf(desk).getByText("Je cliënt heeft nog geen ja gezegd.")).toBeVisible();
  await expectNoAxeFindings(desk);

  const phone = await pageOf(browser, tom, true);
  await phone.goto("/my-progress");
  await expect(cardOf(phone).getByText("Nienke de Wit stelt dit voor. Wil je dit zo afspreken?")).toBeVisible();
  await expectCalm(phone);
  await cardOf(phone).getByRole("button", { name: "Ja, zo afspreken" }).click();
  await expect(cardOf(phone).getByText(/^Jij zei ja op/)).toBeVisible();
  await expect(cardOf(phone).getByText("Tot die dag wordt er niets over gezegd.")).toBeVisible();
  await expectCalm(phone);

  // Another client's day of looking is the one after.
  const terms = { rating: "tension", wanted: "lower", secondFrom: today, lookOn: addDays(today, 15), together: true };
  const baseline = { baselineFrom: addDays(today, -14), baselineUntil: addDays(today, -1) };
  await told(nienke, "PUT", `/clients/${later.id}/verdicts/${uuidv7()}`, { ...terms, ...baseline });

  // The day before: a fortnight of sessions lies there, and nobody hears a word of them.
  moveTo(13);
  const tomBefore = await signIn(made.email, made.password);
  for (let day = 0; day < 13; day++) await practise(tomBefore, program, day, day % 2 ? 4 : 5);
  for (const [person, place, address, silence] of [
    [await therapist(), deskOf, `/clients/${made.id}/progress`, /^Tot .* wordt hier niets over gezegd\.$/],
    [tomBefore, cardOf, "/my-progress", /Tot die dag wordt er niets over gezegd\./],
  ] as const) {
    const page = await pageOf(browser, person);
    await page.goto(address);
    await expect(place(page).getByText(silence)).toBeVisible();
    await expect(place(page).getByText(/NAP|dan in (het begin|de eerste periode)/)).toHaveCount(0);
    const { items } = await told<{ items: { verdict: object }[] }>(person, "GET", `/clients/${made.id}/verdicts`);
    expect(items.map(({ verdict }) => verdict)).toEqual([{ kind: "not_yet" }]);
  }

  moveTo(14);
  const [nienkeThen, tomThen] = [await therapist(), await signIn(made.email, made.password)];
  await told(tomThen, "PATCH", "/me", { locale: "nl" });
  const read = await pageOf(browser, nienkeThen);
  await read.goto(`/clients/${made.id}/progress`);
  await expect(
    deskOf(read).getByText(
      "De spanning is lager dan in de eerste periode, ongeveer 2,5 punten. Dat voldoet aan de afgesproken regel.",
    ),
  ).toBeVisible();
  await expect(deskOf(read).getByText("NAP 1,00 (95%-interval 0,85 tot 1,00).")).toBeVisible();
  await expect(deskOf(read).getByText("1 op de 120 keer ‘lager’")).toBeVisible();
  await expect(deskOf(read).getByText(/Akkoord van Tom Kramer op/)).toBeVisible();
  await deskOf(read).getByText("Toon cijfers", { exact: true }).click();
  await expect(deskOf(read).getByRole("row", { name: "Dagen met een cijfer 14 13" })).toBeVisible();
  await deskOf(read).getByText("Gewone schommeling tonen").click();
  await expect(deskOf(read).getByRole("img", { name: /^27 dagen met een cijfer/ })).toBeVisible();
  await expectNoAxeFindings(read);
  await expect(deskOf(read).getByRole("button", { name: "Afspraak veranderen" })).toHaveCount(0);

  const own = await pageOf(browser, tomThen, true, true);
  await own.goto("/my-progress");
  await expect(cardOf(own).getByText("Je spanning is lager dan in het begin, ongeveer 2,5 punten.")).toBeVisible();
  await cardOf(own).getByText("Hoe zeker is dit?").click();
  await expect(cardOf(own).getByText("Vergeleken zijn 14 dagen uit de eerste periode en 13 dagen")).toBeVisible();
  await expectCalm(own);

  for (const person of [nienkeThen, tomThen]) await told(person, "PATCH", "/me", { locale: "en" });
  await read.reload();
  await expect(deskOf(read).getByText("Tension is lower than in the first period")).toBeVisible();
  await own.reload();
  await expect(cardOf(own).getByText("Your tension is lower than at the start, by about 2.5 points.")).toBeVisible();
  await told(nienkeThen, "PATCH", "/me", { locale: "nl" });

  // On the same day, the one that was agreed for tomorrow keeps silent.
  await read.goto(`/clients/${later.id}/progress`);
  await expect(deskOf(read).getByText(/^Tot .* wordt hier niets over gezegd\.$/)).toBeVisible();
  await expect(deskOf(read).getByText("NAP")).toHaveCount(0);
});

test("an agreement is changed and withdrawn in sight of both, and a client may rather not", async ({ browser }) => {
  test.setTimeout(120_000);
  const nienke = await therapist();
  const made = await makeClient(nienke, { name: "Iris Peters" });
  const iris = await signIn(made.email, made.password);
  const now = addDays(today, house.ahead);
  const terms = { rating: "safety", wanted: "higher", secondFrom: addDays(now, 1), lookOn: addDays(now, 20) };
  const baseline = { baselineFrom: addDays(now, -14), baselineUntil: now };
  const first = uuidv7();
  await told(nienke, "PUT", `/clients/${made.id}/verdicts/${first}`, { ...terms, ...baseline });

  const desk = await pageOf(browser, nienke);
  await desk.goto(`/clients/${made.id}/progress`);
  await deskOf(desk).getByRole("button", { name: "Afspraak veranderen" }).click();
  const form = desk.getByRole("dialog", { name: "De afspraak veranderen" });
  // Meanwhile a colleague changes it, too.
  const second = uuidv7();
  const theirs = { ...terms, ...baseline, points: 3, replaces: first };
  await told(nienke, "PUT", `/clients/${made.id}/verdicts/${second}`, theirs);
  await form.getByLabel("Hoeveel punten doen ertoe").fill("1");
  await form.getByRole("button", { name: "Afspreken" }).click();
  await expect(form.getByText("Intussen is dit afgesproken.")).toBeVisible();
  await expect(form.getByText("3 punten doen ertoe")).toBeVisible();
  await form.getByRole("button", { name: "Afspreken" }).click();
  await expect(form).toBeHidden();
  await expect(deskOf(desk).getByText("hoger; 1 punt doet ertoe, zo is afgesproken").first()).toBeVisible();
  await deskOf(desk).getByText("Eerdere afspraken").click();
  await expect(deskOf(desk).getByText(/Vervallen op .*, door Nienke de Wit\./)).toHaveCount(2);
  await expectNoAxeFindings(desk);

  const phone = await pageOf(browser, iris, true);
  await phone.goto("/my-progress");
  await cardOf(phone).getByRole("button", { name: "Liever niet" }).click();
  await expect(cardOf(phone)).toBeHidden();
  await desk.reload();
  await expect(deskOf(desk).getByText("Er is nog niets afgesproken.")).toBeVisible();
  await deskOf(desk).getByText("Eerdere afspraken").click();
  await expect(deskOf(desk).getByText(/Vervallen op .*, door Iris Peters\./)).toBeVisible();

  const third = uuidv7();
  await told(nienke, "PUT", `/clients/${made.id}/verdicts/${third}`, { ...terms, ...baseline });
  await desk.reload();
  await deskOf(desk).getByRole("button", { name: "Afspraak laten vervallen" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "Laten vervallen" }).click();
  await expect(deskOf(desk).getByText("Er is nog niets afgesproken.")).toBeVisible();
});
