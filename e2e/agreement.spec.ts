import { uuidv7 } from "uuidv7";
import { answerNo, approvedHealthList, expect, expectNoAxeFindings, makeProgram, sessionOf, test, told } from "./house";

const chain = ["grounding", "wall-sit", "butterfly-tremor", "integration"];

test("an agreement is filled in together: the therapist's terms, the client's words, and nothing written over", async ({
  asTherapist,
  asClient,
  expectedErrors,
}) => {
  expectedErrors.push(/412 \(Precondition Failed\)/);
  await asClient.page.goto("/agreement");
  await expect(asClient.page.getByRole("heading", { name: "Waar we mee beginnen" })).toBeVisible();
  await expect(
    asClient.page.getByText("Over wat hieronder staat, hebben jullie samen nog niets afgesproken."),
  ).toBeVisible();
  const desk = asTherapist.page;
  await desk.goto(`/clients/${asClient.id}`);
  await desk.getByRole("link", { name: "Veiligheid" }).click();
  await expect(desk.getByRole("heading", { name: "Veiligheidsafspraak" })).toBeVisible();
  await desk.getByLabel("Zo merk ik dat het goed gaat").fill("Ik hoor de vogels.");
  await desk.getByLabel("Stilleggen bij een daling van").fill("11");
  await desk.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(desk.getByText("Dit is te groot of te lang.")).toBeVisible();
  await desk.getByLabel("Stilleggen bij een daling van").fill("2");
  await desk.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(desk.getByText("Dit is nog leeg.")).toBeVisible();
  await desk.getByLabel("Waarom deze getallen?").fill("Kleine stappen, samen afgesproken.");
  await desk.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(desk.getByText("Bewaard.", { exact: true })).toBeVisible();
  await expectNoAxeFindings(desk);

  // Paper that lies is wider than a desk that is narrow: what stands beside the page on a screen takes no room on it.
  await desk.emulateMedia({ media: "print" });
  const printed = desk.getByRole("heading", { name: "Wat we hebben afgesproken" });
  expect(await printed.evaluate((heading) => heading.clientWidth / window.innerWidth)).toBeGreaterThan(0.7);
  await desk.emulateMedia({ media: null });

  const phone = asClient.page;
  await phone.goto("/settings");
  await phone.getByRole("link", { name: "Bekijken en aanvullen" }).click();
  await expect(phone.getByRole("heading", { name: "Wat we hebben afgesproken" })).toBeVisible();
  await expect(phone.getByText("Daalt het gevoel van veiligheid tijdens een sessie met 2 of meer")).toBeVisible();
  await expect(phone.getByRole("link", { name: "112", exact: true })).toBeVisible();
  await expect(phone.getByLabel("Zo merk ik dat het goed gaat")).toHaveValue("Ik hoor de vogels.");
  await phone.getByLabel("Dit helpt mij terug").fill("Mijn voeten op de grond.");

  // While the client writes, the therapist saves another version.
  await desk.getByLabel("Wie het mag weten").fill("Mijn zus.");
  await desk.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(desk.getByText("Bewaard.", { exact: true })).toBeVisible();
  await phone.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(phone.getByText("Er is intussen een nieuwere versie.")).toBeVisible();
  await expect(phone.getByText("Mijn zus.")).toBeVisible();
  await expect(phone.getByLabel("Dit helpt mij terug")).toHaveValue("Mijn voeten op de grond.");
  await expectNoAxeFindings(phone);
  await phone.getByLabel("Wie het mag weten").fill("Mijn zus.");
  await phone.getByRole("button", { name: "Afspraak bewaren" }).click();
  await expect(phone.getByText("Bewaard.", { exact: true })).toBeVisible();

  const agreement = await told(asTherapist, "GET", `/clients/${asClient.id}/agreement`);
  expect(agreement).toMatchObject({
    version: 3,
    words: { fine: "Ik hoor de vogels.", helpsBack: "Mijn voeten op de grond.", mayBeTold: "Mijn zus." },
    terms: { fall: 2, relaxOnlyBelow: 4 },
  });

  // How release was opened is part of what they agreed on.
  await expect(phone.getByRole("region", { name: "Loslaten" })).toContainText("Loslaten staat nu niet voor je open.");
  const opening = { open: true, because: "Samen geoefend.", maxMinutes: 8, maxPerWeek: 2, reviewOn: "2027-12-20" };
  await told(asTherapist, "PUT", `/clients/${asClient.id}/release`, opening);
  await phone.goto("/agreement");
  await expect(phone.getByRole("region", { name: "Loslaten" }).getByRole("listitem")).toHaveText([
    "In de eerste 6 sessies hooguit 5 minuten trillen, daarna nooit meer dan 8.",
    "Hooguit 2 keer per week.",
    "Op 20 december 2027 kijken jullie samen opnieuw hoe het gaat.",
  ]);
  await expectNoAxeFindings(phone);
});

test("release rests after a sign, until the therapist opens it again with a reason", async ({
  asTherapist,
  asClient,
}) => {
  const program = await makeProgram(asTherapist, asClient.id, chain, { startsOn: "2026-01-05" });
  await told(asTherapist, "PUT", `/clients/${asClient.id}/release`, {
    open: true,
    because: "Samen geoefend.",
    maxPerWeek: 3,
  });
  const stopped = { choice: "relax-and-release", before: { tension: 5, safety: 8 }, after: null };
  const stop = { why: "away", signs: ["far-away", "unreal"] };
  // Begun after the opening: before it, release was closed.
  const [startedAt, endedAt] = [0, 300_000].map((later) => new Date(Date.now() + later).toISOString());
  await told(asClient, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { ...stopped, startedAt, endedAt, stop }));
  expect(await told(asClient, "GET", "/today")).toMatchObject({
    safety: { release: "closed", reason: "paused", standing: { pause: { kind: "stopped_by_sign" } } },
  });

  const { page } = asTherapist;
  await approvedHealthList(asTherapist);
  await page.goto(`/clients/${asClient.id}/safety`);
  const release = page.getByRole("region", { name: "Loslaten", exact: true });
  await expect(release.getByText("Ligt stil", { exact: true })).toBeVisible();
  await expect(release.getByText("Aanleiding: Gestopt vanwege een teken")).toBeVisible();
  await page.getByRole("button", { name: /^Gezien: De sessie is gestopt/ }).click();
  await expect(page.getByText("Er is niets om naar te kijken.")).toBeVisible();
  await expect(release.getByText("Ligt stil", { exact: true })).toBeVisible();

  await release.getByRole("button", { name: "Opnieuw openzetten" }).click();
  const dialog = page.getByRole("dialog", { name: "Loslaten opnieuw openzetten" });
  await dialog.getByRole("button", { name: "Opnieuw openzetten" }).click();
  await expect(dialog.getByText("Dit is nog leeg.")).toBeVisible();
  await dialog.getByLabel("Wat hebben jullie besproken?").fill("Samen besproken; eerst korter.");
  await dialog.getByLabel("Verder besproken over gezondheid").fill("Niets nieuws.");
  await answerNo(dialog);
  await dialog.getByRole("button", { name: "Opnieuw openzetten" }).click();
  await expect(release.getByText("Ligt stil", { exact: true })).toBeHidden();
  await expect(release.getByText("Samen besproken; eerst korter.")).toBeVisible();
  // Today's session counts: a day of rest lies between.
  expect(await told(asClient, "GET", "/today")).toMatchObject({ safety: { reason: "day_between" } });
});
