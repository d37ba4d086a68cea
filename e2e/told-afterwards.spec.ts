import { uuidv7 } from "uuidv7";
import { dayOf } from "@/lib/calendar";
import type { SessionCorrection } from "@/lib/sessions/schema";
import { expect, sessionOf, test, told } from "./house";
import { agreed, button, chain, expectCalm, logged, title } from "./session-steps";

const before = { tension: 7, safety: 8, areas: ["shoulder-left", "jaw"] };

test("a client puts a session right, and the therapist sees what stood there", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { before, note: "Goed." }));
  await page.goto("/history");
  await expectCalm(page);
  await page.getByRole("link", { name: "Bekijken of verbeteren" }).tap();
  await expect(title(page, "Een sessie van jou")).toBeVisible();
  await expect(page.getByText("linkerschouder, kaak")).toBeVisible();
  await button(page, "Iets klopt niet").tap();
  await expect(page.getByText(/komt in de plaats van wat er stond/)).toBeVisible();
  await expect(button(page, "Verbetering versturen")).toBeDisabled();
  await page.getByText("Cijfers voor het oefenen").tap();
  const tension = page.getByRole("group", { name: "Hoe gespannen was je lijf, voor het oefenen?" });
  await expect(tension.getByRole("radio", { name: "7", exact: true })).toBeChecked();
  await tension.getByRole("radio", { name: "5", exact: true }).tap();
  await page.getByText("Wat je erbij schreef").tap();
  await page.getByLabel("Je notitie").fill("Goed, en moe.");
  await expectCalm(page);

  await test.step("a reload keeps what was typed", async () => {
    await page.reload();
    await expect(page.getByRole("heading", { name: "Wat wil je anders zeggen?" })).toBeVisible();
    await page.getByText("Wat je erbij schreef").tap();
    await expect(page.getByLabel("Je notitie")).toHaveValue("Goed, en moe.");
  });
  await button(page, "Verbetering versturen").tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expect(page.getByText(/^Verbeterd op .*Eerst stond er:$/)).toBeVisible();
  await expect(page.getByText("Gevoel van veiligheid: ervoor 8, erna 8")).toBeAttached();
  await expectCalm(page);
  const [session] = await logged(asTherapist, asClient);
  expect(session).toMatchObject({ before: { ...before, tension: 5 }, note: "Goed, en moe." });
  expect(session?.corrections).toMatchObject([{ kind: "replaced", before, note: "Goed." }]);

  const desk = asTherapist.page;
  await desk.goto(`/clients/${asClient.id}/sessions`);
  const corrections = desk.getByRole("list", { name: "Verbeterd of toegevoegd" });
  await expect(corrections).toContainText("spanning 7 · gevoel van veiligheid 8 · linkerschouder, kaak");
  await expect(corrections).toContainText("Notitie: Goed.");
});

test.describe("without a connection", () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|fetching the script|Failed to fetch/] });

  test("what is put right waits on the phone, and goes once", async ({ asTherapist, asClient }) => {
    const { page } = asClient;
    const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
    const id = uuidv7();
    await told(asClient, "PUT", `/sessions/${id}`, sessionOf(program));
    await page.goto(`/history/${id}`);
    await button(page, "Iets klopt niet").tap();
    await page.getByText("Cijfers na het oefenen").tap();
    const safety = page.getByRole("group", { name: "Hoe veilig voelde je je, na het oefenen?" });
    await safety.getByRole("radio", { name: "Liever niet zeggen" }).tap();
    const tension = page.getByRole("group", { name: "Hoe gespannen was je lijf, na het oefenen?" });
    await expect(tension.getByRole("radio", { name: "4", exact: true })).toBeChecked();
    await page.getByRole("button", { name: "Keuze weghalen" }).first().tap();
    await expect(tension.getByRole("radio", { checked: true })).toHaveCount(0);
    await page.context().setOffline(true);
    await button(page, "Verbetering versturen").tap();
    await expect(page.getByText(/Wat je veranderde, staat op dit toestel/)).toBeVisible();
    const later = await page.context().newPage();
    await page.close();
    await later.context().setOffline(false);
    await later.goto("/today");
    await expect(later.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible();
    const [session] = await logged(asTherapist, asClient);
    expect(session?.after).toEqual({ tension: null, safety: "declined", areas: [] });
    expect(session?.corrections?.map(({ kind }: SessionCorrection) => kind)).toEqual(["replaced"]);
  });
});

test("the therapist reads what a session carries, and nothing that nobody told", async ({ asTherapist, asClient }) => {
  const { page } = asTherapist;
  const program = await agreed(asTherapist, asClient, chain, true);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  const at = { startedAt: yesterday, endedAt: yesterday };
  const id = uuidv7();
  const log = sessionOf(program, {
    ...at,
    before,
    choice: "relax-and-release",
    here: "yes",
    rerated: { tension: null, safety: "declined", areas: [] },
    stop: { why: "too-much-feeling", signs: ["panic"] },
    context: { place: "home", company: null, event: "busy-day" },
    privateLine: "Alleen van mij.",
  });
  await told(asClient, "PUT", `/sessions/${id}`, log);
  const echo = {
    answeredAt: new Date().toISOString(),
    timeZone: "Europe/Amsterdam",
    safety: "declined",
    sleep: "worse",
  };
  await told(asClient, "PUT", `/sessions/${id}/echo`, echo);
  const now = new Date().toISOString();
  const bare = sessionOf(program, { startedAt: now, endedAt: now, before: null, after: null });
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, bare);

  await page.goto(`/clients/${asClient.id}/sessions`);
  const rich = page.locator(`#session-${id}`);
  await expect(rich.locator("dl > div")).toHaveText([
    /^Verzonden op\d+ [a-z]+$/,
    "Ben ik hier, nu?ja",
    "Voelbaar ervoorlinkerschouder, kaak",
    "Na het ontspannenspanning niet ingevuld · gevoel van veiligheid liever niet gezegd",
    "GestoptHet werd me te veel",
    "GemerktPaniek",
    "WaarThuis",
    "Wat voor dagDruk",
    /^De dag erna \(.*\)gevoel van veiligheid liever niet gezegd · slaap minder goed$/,
  ]);
  await expect(page.getByText("Alleen van mij.")).toHaveCount(0);
  await expect(page.getByRole("listitem").filter({ hasText: "Alleen ontspannen" }).locator("dl")).toHaveCount(0);

  await page.goto(`/clients/${asClient.id}/progress`);
  await expect(page.getByText(/^Ook verteld: hoe het was na het ontspannen, .*de dag erna$/)).toBeVisible();
});

test("between sessions a client tells how it is, and it stands among the sessions and in no chart", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await page.getByRole("link", { name: "Hoe is het nu?" }).tap();
  await expect(title(page, "Hoe is het nu?")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(button(page, "Versturen")).toBeDisabled();
  await expectCalm(page);
  const safety = page.getByRole("group", { name: "Hoe veilig voel je je nu?" });
  await safety.getByRole("radio", { name: "2", exact: true }).tap();
  await expect(page.getByRole("link", { name: "112", exact: true })).toBeVisible();
  await page.getByText("Waar voel je het?").tap();
  await page.getByRole("checkbox", { name: "kaak" }).check();
  await page.reload();
  await expect(safety.getByRole("radio", { name: "2", exact: true })).toBeChecked();
  await expectCalm(page);
  await button(page, "Versturen").tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await page.goto("/history");
  await expect(page.getByText("gevoel van veiligheid 2", { exact: true })).toBeVisible();
  await expectCalm(page);

  const desk = asTherapist.page;
  await desk.goto(`/clients/${asClient.id}/sessions`);
  await expect(desk.getByText("Geen sessie en 1 keer tussendoor op deze bladzijde, nieuwste eerst.")).toBeVisible();
  await expect(desk.getByRole("listitem").filter({ hasText: "Tussendoor" })).toContainText("gevoel van veiligheid 2");
  const today = dayOf(new Date(), "Europe/Amsterdam");
  const charted = `/clients/${asClient.id}/progress?from=${today}&to=${today}&bucket=day`;
  const { points } = await told<{ points: object[] }>(asTherapist, "GET", charted);
  expect(points).toMatchObject([{ sessions: 0, tensionBefore: null, safetyBefore: null, safetyAfter: null }]);
  const { items } = await told<{ items: object[] }>(asTherapist, "GET", `/clients/${asClient.id}/check-ins`);
  expect(items).toMatchObject([{ tension: null, safety: 2, areas: ["jaw"] }]);
});
