import { uuidv7 } from "uuidv7";
import { type Day, dayOf, mondayOf } from "@/lib/calendar";
import { expect, makeClient, makeProgram, makeTherapist, type Page, sessionOf, test, told } from "./house";
import { type Person, signedIn } from "./person";

const months = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";

/** Words of one drawing that stand nearer to each other than a person can tell apart. */
const touching = (page: Page): Promise<string[]> =>
  page.locator("figure svg:visible").evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const words = [...drawing.querySelectorAll("text")]
        .map((text) => ({ said: text.textContent ?? "", at: text.getBoundingClientRect() }))
        .filter(({ at }) => at.width > 0);
      return words.flatMap((one, n) =>
        words
          .slice(n + 1)
          .filter(
            ({ at }) =>
              one.at.left < at.right + 3 &&
              at.left < one.at.right + 3 &&
              one.at.top < at.bottom &&
              at.top < one.at.bottom,
          )
          .map((other) => `${one.said} and ${other.said}`),
      );
    }),
  );

/** The day at the right end of a drawing. */
const lastDayOf = (page: Page, chart: string): Promise<string | undefined> =>
  page
    .getByRole("figure", { name: chart })
    .locator("svg:visible text")
    .evaluateAll(
      (texts) =>
        texts
          .map((text) => ({ said: text.textContent ?? "", right: text.getBoundingClientRect().right }))
          .filter(({ said }) => /^\d{1,2} [a-z]{3}/i.test(said))
          .sort((one, other) => one.right - other.right)
          .at(-1)?.said,
    );

const shortDay = (day: Day) =>
  new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(day));

/** The demo's client with a long history. */
async function sanneOf(person: Person): Promise<string> {
  const { items } = await told<{ items: { client: { id: string; name: string } }[] }>(
    person,
    "GET",
    "/caseload?limit=200",
  );
  return items.find(({ client }) => client.name === "Sanne Bakker")?.client.id as string;
}

for (const [width, device] of [
  [1440, "desk"],
  [1024, "narrow desk"],
  [390, "phone"],
] as const) {
  test(`no two words of a drawing touch, whatever the period (${device})`, async ({ asTherapist }) => {
    const { page } = asTherapist;
    const sanne = await sanneOf(asTherapist);
    await page.setViewportSize({ width, height: 900 });
    const today = dayOf(new Date(), "Europe/Amsterdam");
    const ends = { day: shortDay(today), week: shortDay(mondayOf(today)) };
    for (const [asked, bars, dots] of [
      ["2w&by=day", "day", "day"],
      ["6w&by=day", "day", "day"],
      // So many bars of a day would be hairs: they stand for weeks, and a week has the name of its Monday.
      ["3m&by=day", "week", "day"],
      ["all&by=day", "week", "day"],
      ["6w&by=week", "week", "week"],
      ["3m&by=week", "week", "week"],
    ] as const) {
      await page.goto(`/clients/${sanne}/progress?period=${asked}`);
      await expect(page.getByRole("slider", { name: /Spanning voor en na/ })).toBeVisible();
      expect([asked, await touching(page)]).toEqual([asked, []]);
      // The last day, or the last week, has its name in each of them.
      expect([asked, await lastDayOf(page, "Gemeld en gepland")]).toEqual([asked, ends[bars]]);
      for (const chart of ["Spanning voor en na", "Gevoel van veiligheid voor en na"])
        expect([asked, await lastDayOf(page, chart)]).toEqual([asked, ends[dots]]);
    }
    await page.goto(`/clients/${sanne}`);
    expect(await touching(page)).toEqual([]);
  });
}

test("English is written the European way: the day before the month, and 24 hours", async ({
  asOwner,
  open,
  baseURL,
}) => {
  const therapist = await makeTherapist(asOwner, baseURL as string);
  const client = await makeClient(therapist);
  const program = await makeProgram(therapist, client.id, ["constructive-rest"], { startsOn: "2026-01-05" });
  const phone = await signedIn(baseURL as string, client.email, client.password);
  await told(phone, "PUT", `/sessions/${uuidv7()}`, sessionOf(program));
  for (const [person, paths] of [
    [therapist, ["", "/progress", "/sessions", "/program"].map((part) => `/clients/${client.id}${part}`)],
    [phone, ["/today", "/history", "/my-progress"]],
  ] as const) {
    await told(person, "PATCH", "/me", { locale: "en" });
    const page = await open(person);
    for (const path of paths) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      const said = page.locator("main");
      await expect(said).toContainText(new RegExp(`\\d{1,2} ${months}`));
      expect(await said.innerText()).not.toMatch(new RegExp(`\\b${months} \\d{1,2}\\b|\\d [AP]M\\b`));
    }
  }
});
