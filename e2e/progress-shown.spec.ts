import { addDays, dayOf } from "@/lib/calendar";
import {
  expect,
  expectNoAxeFindings,
  makeClient,
  makeProgram,
  makeTherapist,
  type Page,
  sessionOf,
  tabTo,
  test,
  told,
} from "./house";
import { type Person, signedIn } from "./person";

// The same facts wherever they are shown: by keyboard in the dark, under a thumb, on paper, and to whose they are.

const today = dayOf(new Date(), "Europe/Amsterdam");
const ago = (days: number) => addDays(today, -days);

/** Six to three; eight to a true zero; nothing before and two after. */
const sessions = [
  { day: ago(20), tension: [6, 3], safety: [5, 7] },
  { day: ago(12), tension: [8, 0], safety: [6, "declined"] },
  { day: ago(4), tension: [null, 2], safety: [7, 8] },
] as const;

let therapist: Person;
let client: Person & { id: string };

test.beforeEach(async ({ asOwner, baseURL }) => {
  const base = baseURL as string;
  therapist = await makeTherapist(asOwner, base);
  const { id, email, password } = await makeClient(therapist, { name: "Jill Bloom" });
  client = { id, ...(await signedIn(base, email, password)) };
  for (const person of [therapist, client]) await told(person, "PATCH", "/me", { locale: "en" });
  const program = await makeProgram(therapist, id, ["constructive-rest"], { startsOn: ago(30), title: "Gently" });
  for (const [n, { day, tension, safety }] of sessions.entries()) {
    const log = sessionOf(program, {
      startedAt: `${day}T10:00:00Z`,
      endedAt: `${day}T10:20:00Z`,
      before: { tension: tension[0], safety: safety[0], areas: [] },
      after: { tension: tension[1], safety: safety[1], areas: [] },
    });
    await told(client, "PUT", `/sessions/${client.id.slice(0, -1)}${n}`, log);
  }
});

const chart = (page: Page, name = "Tension before and after") => page.getByRole("figure", { name, exact: true });
const reading = (page: Page) => chart(page).locator("[data-reading]");
const drawing = (page: Page) => chart(page).getByRole("img", { name: /^Tension before and after/ });

test("at a dark desk, by keyboard alone: along the chart, and its figures one key further", async ({ open }) => {
  const page = await open(therapist);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/clients/${client.id}/progress`);
  await tabTo(page, /^Walk along ‘Tension before and after’$/);
  await expect(reading(page)).toContainText("before not filled in, after 2. Reported once");
  await page.keyboard.press("ArrowLeft");
  await expect(reading(page)).toContainText("before 8, after 0.");
  await page.keyboard.press("Home");
  await expect(reading(page)).toContainText("before 6, after 3.");
  await tabTo(page, /^Show figures$/);
  await page.keyboard.press("Enter");
  await expect(chart(page).getByRole("row")).toHaveCount(1 + sessions.length);
  await expect(chart(page).getByRole("row").nth(2)).toContainText(/80$/);
  await expectNoAxeFindings(page);
});

test("on a phone a thumb reads the same places, and nothing runs out of the screen", async ({ open }) => {
  const page = await open(therapist, true);
  await page.goto(`/clients/${client.id}/progress`);
  await drawing(page).locator("circle[data-value='8']").tap({ force: true });
  await expect(reading(page)).toContainText("before 8, after 0.");
  await drawing(page).locator("circle[data-value='6']").tap({ force: true });
  await expect(reading(page)).toContainText("before 6, after 3.");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectNoAxeFindings(page);
});

test("on paper it is black and white, told apart by shape, without what can only be touched", async ({ open }) => {
  const page = await open(therapist);
  await page.goto(`/clients/${client.id}/progress`);
  await expect(chart(page).getByRole("slider")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(chart(page).getByRole("slider")).toBeHidden();
  await expect(reading(page)).toBeHidden();
  await expect(page.getByText("Show figures").first()).toBeHidden();
  const inks = await drawing(page)
    .locator("circle[data-rating]")
    .evaluateAll((dots) =>
      dots.map((dot) => {
        const { fill, stroke } = getComputedStyle(dot);
        return [dot.getAttribute("data-rating"), dot.getAttribute("data-rating") === "before" ? stroke : fill];
      }),
    );
  expect(new Set(inks.map(String))).toEqual(new Set(["before,rgb(0, 0, 0)", "after,rgb(0, 0, 0)"]));
  expect(inks).toHaveLength(5);
  const rings = drawing(page).locator("circle[data-rating=before]");
  expect(await rings.evaluateAll((dots) => dots.map((dot) => getComputedStyle(dot).fill))).not.toContain(
    "rgb(0, 0, 0)",
  );
});

test("whose they are sees the same facts, calmer, in their own language", async ({ open }) => {
  const page = await open(client, true);
  await page.goto("/my-progress");
  const own = chart(page);
  await expect(own.getByRole("slider")).toHaveCount(0);
  const drawn = (rating: string) =>
    own
      .getByRole("img")
      .locator(`circle[data-rating=${rating}]`)
      .evaluateAll((dots) => dots.map((dot) => dot.getAttribute("data-value")));
  expect(await drawn("before")).toEqual(["6", "8"]);
  expect(await drawn("after")).toEqual(["3", "0", "2"]);
  await expectNoAxeFindings(page);
});
