import { readFileSync } from "node:fs";
import { addDays, dayOf, mondayOf } from "@/lib/calendar";
import { expect, expectNoAxeFindings, makeProgram, type Page, test } from "./house";

test.describe.configure({ timeout: 180_000 });
const patient = expect.configure({ timeout: 30_000 });

const typed = (page: Page) => page.getByRole("region", { name: "Ingetypt van papier" }).getByRole("listitem");
const today = () => dayOf(new Date(), "Europe/Amsterdam");
/** Where typing in begins: the last whole week. */
const monday = () => mondayOf(addDays(today(), -6));

async function save(page: Page, link: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()).toString("latin1") };
}

test("a therapist hands out paper, types a week in by keyboard alone, and finds it as paper everywhere", async ({
  asTherapist,
  asClient,
}) => {
  const desk = asTherapist.page;
  const program = await makeProgram(
    asTherapist,
    asClient.id,
    ["constructive-rest", "lower-belly-breathing", "grounding"],
    {
      startsOn: addDays(monday(), -7),
    },
  );

  await test.step("both sheets are saved as PDF, under a name that tells nothing", async () => {
    await desk.goto(`/clients/${asClient.id}`);
    const sheet = await save(desk, "Programma (pdf)");
    expect([sheet.name, sheet.bytes.slice(0, 5)]).toEqual(["verzacht-program.pdf", "%PDF-"]);
    expect(sheet.bytes.match(/\/Type \/Page\b/g)).toHaveLength(2);
    const diary = await save(desk, "Dagboek voor een week (pdf)");
    expect([diary.name, diary.bytes.slice(0, 5)]).toEqual(["verzacht-week.pdf", "%PDF-"]);
    const answer = await asTherapist.ask("GET", `/api/v1/programs/${program.id}/print`);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      200,
      "application/pdf",
      "private, no-store",
    ]);
  });

  await test.step("seven days by keyboard, in fewer keys than a minute has seconds", async () => {
    await desk.getByRole("link", { name: "Dagboek intypen" }).click();
    await patient(desk.getByLabel("Spanning, voor", { exact: true })).toBeFocused();
    await expect(desk.getByLabel("Dag", { exact: true })).toHaveValue(monday());
    await expect(desk.getByRole("checkbox", { checked: true })).toHaveCount(0);
    await expectNoAxeFindings(desk);
    // A week is some forty keys: a minute for whoever finds one in a second.
    const week = ["a7648", "10l-3", "t0o9a", "1525", "5 5r", "6666", "811"];
    expect(week.join("").length + week.length).toBeLessThan(60);
    for (const keys of week) {
      for (const key of keys) await desk.keyboard.press(key === " " ? "Space" : key);
      await desk.keyboard.press("Enter");
    }
    await expect(typed(desk)).toHaveCount(7);
    await expect(typed(desk).getByText("2 oefeningen")).toHaveCount(2);
    await expect(typed(desk).getByText("geen oefening aangekruist")).toHaveCount(5);
    await patient(typed(desk).getByText("Bewaard.", { exact: true })).toHaveCount(7);
    const shown = ["Spanning 7 → 4", "Spanning 10 → –", "Spanning 10 → –", "Spanning 1 → 2", "Spanning 5 → 5"];
    for (const [at, words] of shown.entries()) await expect(typed(desk).nth(6 - at)).toContainText(words);
    await expect(typed(desk).nth(5)).toContainText("Veiligheid liever niet → 3");
    await expect(typed(desk).nth(2)).toContainText("Veiligheid – → liever niet");
    await expect(typed(desk).nth(0)).toContainText("Spanning 8 → 1");
    await expect(typed(desk).nth(0)).toContainText("Veiligheid 1 → –");
    await expectNoAxeFindings(desk);
  });

  const source = "op papier, ingetypt door Nienke de Wit";
  await test.step("it stays paper: after a reload, among the sessions, in the charts and for the client", async () => {
    await desk.reload();
    await patient(typed(desk)).toHaveCount(7);
    await expect(typed(desk).filter({ hasText: source })).toHaveCount(7);
    await desk.goto(`/clients/${asClient.id}/sessions`);
    await patient(desk.getByText(source)).toHaveCount(7);
    await expect(desk.getByText("12:00")).toHaveCount(0);
    await desk.goto(`/clients/${asClient.id}/progress`);
    const chart = desk.getByRole("figure", { name: "Spanning voor en na" });
    await chart.getByText("Toon cijfers").click();
    await patient(chart.getByRole("cell", { name: "7", exact: true }).first()).toBeVisible();
    await expect(desk.getByText(source).first()).toBeVisible();
    await asClient.page.goto("/history");
    await patient(asClient.page.getByText(source)).toHaveCount(7);
    await asClient.page.goto("/settings");
    const own = await save(asClient.page, "Programma (pdf)");
    expect([own.name, own.bytes.slice(0, 5)]).toEqual(["verzacht-program.pdf", "%PDF-"]);
    await expectNoAxeFindings(asClient.page);
  });
});

test("a slip of the hand is taken back before it is told, and an empty line tells nothing", async ({
  asTherapist,
  asClient,
}) => {
  const desk = asTherapist.page;
  await makeProgram(asTherapist, asClient.id, ["constructive-rest"], { startsOn: addDays(monday(), -7) });
  await desk.goto(`/clients/${asClient.id}/paper`);
  await patient(desk.getByLabel("Spanning, voor", { exact: true })).toBeFocused();
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("alert").filter({ hasText: "Typ eerst een cijfer" })).toBeVisible();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.type("7777");
  await desk.keyboard.press("Enter");
  await desk.getByRole("button", { name: "Terughalen" }).click();
  await expect(typed(desk)).toHaveCount(0);
  await expect(desk.getByLabel("Dag", { exact: true })).toHaveValue(addDays(monday(), 1));
  await expect(desk.getByLabel("Spanning, voor", { exact: true })).toBeFocused();
  await expect(desk.getByLabel("Veiligheid, na", { exact: true })).toHaveValue("7");
  await desk.keyboard.type("3");
  await desk.keyboard.press("Enter");
  await patient(typed(desk).getByText("Bewaard.", { exact: true })).toHaveCount(1);
  await expect(typed(desk)).toContainText("Spanning 3 → 7");
  await desk.reload();
  await patient(typed(desk)).toHaveCount(1);
});

test("what did not arrive before its page was left is found there again, and arrives once", async ({
  asTherapist,
  asClient,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_FAILED/);
  const desk = asTherapist.page;
  await makeProgram(asTherapist, asClient.id, ["constructive-rest"], { startsOn: addDays(monday(), -7) });
  await desk.goto(`/clients/${asClient.id}`);
  await desk.getByRole("link", { name: "Dagboek intypen" }).click();
  await patient(desk.getByLabel("Spanning, voor", { exact: true })).toBeFocused();
  const saving = /\/api\/v1\/clients\/[^/]+\/sessions\//;
  await desk.route(saving, (route) => route.abort());
  await desk.keyboard.type("7777");
  await desk.keyboard.press("Enter");
  await expect(typed(desk)).toHaveCount(1);
  // Within the moment in which it could still be taken back.
  await desk.getByRole("link", { name: "Overzicht", exact: true }).click();
  await patient(desk.getByRole("link", { name: "Dagboek intypen" })).toBeVisible();
  await desk.getByRole("link", { name: "Dagboek intypen" }).click();
  await patient(typed(desk).getByText("Niet bewaard")).toBeVisible();
  await expect(desk.getByRole("button", { name: "Terughalen" })).toHaveCount(0);
  await desk.unroute(saving);
  await desk.getByRole("button", { name: "Opnieuw bewaren" }).click();
  await patient(typed(desk).getByText("Bewaard.", { exact: true })).toHaveCount(1);
  await desk.reload();
  await patient(typed(desk)).toHaveCount(1);
});
