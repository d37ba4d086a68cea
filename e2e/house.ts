import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Locator, type Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import type { Exercise } from "@/lib/exercises/schema";
import { holdToLine } from "./lines";
import { type Person, signedIn } from "./person";

export { expect, type Page };

/** Somebody of the house with a browser of their own, who also speaks HTTP by the same sign-in. */
export interface Visitor extends Person {
  page: Page;
}

export interface ClientVisitor extends Visitor {
  id: string;
  name: string;
  email: string;
  password: string;
}

interface House {
  /** Nienke, who treats. */
  asTherapist: Visitor;
  /** Marieke, whose practice it is. */
  asOwner: Visitor;
  /** Bas, of the same practice, who shares no client with Nienke. */
  asColleague: Visitor;
  /** Ruud, a therapist of another practice. */
  asStranger: Visitor;
  /** A client of Nienke's, made for this test, on a phone. */
  asClient: ClientVisitor;
  /** Errors in the browser's console that a test asks for; any other one fails it. */
  expectedErrors: RegExp[];
  open: (person: Person, phone?: boolean) => Promise<Page>;
}

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const password = "een zin van dit ene verhaal";

export const test = base.extend<House>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  expectedErrors: async ({}, use) => use([]),

  open: async ({ browser, baseURL, expectedErrors, contextOptions, locale, timezoneId }, use) => {
    const opened: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async (person, onPhone = false) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        locale,
        timezoneId,
        ...(onPhone && phone),
      });
      opened.push(context);
      context.on("weberror", (error) => errors.push(`${error.page()?.url()}: ${error.error()}`));
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.page()?.url()}: ${message.text()}`);
      });
      const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: baseURL as string }));
      await context.addCookies(cookies);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },

  asTherapist: async ({ open, baseURL }, use) => use(await visitor(open, baseURL, "therapist@demo.test")),
  asOwner: async ({ open, baseURL }, use) => use(await visitor(open, baseURL, "owner@demo.test")),
  asColleague: async ({ open, baseURL }, use) => use(await visitor(open, baseURL, "second-therapist@demo.test")),
  asStranger: async ({ open, baseURL }, use) => use(await visitor(open, baseURL, "therapist@other.test")),
  asClient: async ({ open, baseURL }, use) => {
    const therapist = await signedIn(baseURL as string, "therapist@demo.test");
    const client = await makeClient(therapist);
    const person = await signedIn(baseURL as string, client.email, password);
    await use({ ...client, ...person, page: await open(person, true) });
  },
});

async function visitor(open: House["open"], baseURL: string | undefined, email: string): Promise<Visitor> {
  const person = await signedIn(baseURL as string, email);
  return { ...person, page: await open(person) };
}

/** Asks for something that must go well, and gives what came back. */
export async function told<T = Record<string, unknown>>(
  person: Person,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<T> {
  const answer = await person.ask(method, `/api/v1${path}`, body, headers);
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text.slice(0, 300)}`).toBe(true);
  holdToLine({ method, path: `/api/v1${path}` }, text);
  return JSON.parse(text) as T;
}

/** A client in this therapist's care, with an account of their own. */
export async function makeClient(therapist: Person, given: { name?: string; email?: string } = {}) {
  const id = uuidv7();
  const { name = `Cliënt ${id.slice(-6)}`, email = `${id}@village.test` } = given;
  await told(therapist, "POST", "/clients", { id, name, email, locale: "nl" });
  const { url } = await told<{ url: string }>(therapist, "POST", `/clients/${id}/invitations`);
  await told(therapist, "POST", "/invitations", { token: url.split("/").at(-1), password, locale: "nl" });
  return { id, name, email, password };
}

/** A therapist of the owner's practice who has no clients yet. */
export const makeTherapist = (owner: Person, base: string) => makeColleague(owner, base, { name: "Tess Jonker" });

/** An assistant of the owner's practice. */
export const makeAssistant = (owner: Person, base: string) =>
  makeColleague(owner, base, { name: "Anneke Prins", role: "assistant" });

async function makeColleague(owner: Person, base: string, who: { name: string; role?: string }): Promise<Person> {
  const id = uuidv7();
  const email = `${id}@village.test`;
  const invited = await told<{ url: string }>(owner, "POST", "/members", { id, email, locale: "nl", ...who });
  await told(owner, "POST", "/invitations", { token: invited.url.split("/").at(-1), password, locale: "nl" });
  return signedIn(base, email, password);
}

/** The practice's list about health, approved by whoever comes first: the draft is asked of nobody. */
export async function approvedHealthList(therapist: Person): Promise<void> {
  const list = await told<{ version: number; items: object[] }>(therapist, "GET", "/practice/health-list");
  if (list.version > 0) return;
  // Another test may be first at the same moment: then theirs is the practice's.
  await therapist.ask("PUT", "/api/v1/practice/health-list", { items: list.items }, { "if-match": '"0"' });
  expect(await told(therapist, "GET", "/practice/health-list")).toMatchObject({ version: 1 });
}

/** Goes through the list about health in a form, with a no to each of it. */
export async function answerNo(form: Locator): Promise<void> {
  for (const no of await form.getByRole("radio", { name: "nee", exact: true }).all()) await no.check();
}

export interface MadeProgram {
  id: string;
  version: number;
  items: { id: string }[];
}

/** A program of exercises of the shared library, by their keys; assigned from a day on where one is given. */
export async function makeProgram(
  therapist: Person,
  clientId: string,
  keys: readonly string[],
  given: {
    startsOn?: string;
    title?: string;
    note?: string;
    remark?: string;
    days?: readonly string[];
    timesPerDay?: number;
  } = {},
): Promise<MadeProgram> {
  const library = await told<{ items: Pick<Exercise, "id" | "key" | "dose">[] }>(
    therapist,
    "GET",
    "/exercises?limit=200",
  );
  const known = keys.map((key) => {
    const found = library.items.find((one) => one.key === key);
    if (!found) throw new Error(`The library has no ${key}`);
    return found;
  });
  const program = {
    id: uuidv7(),
    title: given.title ?? "Zachter zitten",
    note: given.note ?? null,
    safetyThreshold: 7,
    items: known.map(({ id, dose }) => ({
      id: uuidv7(),
      exerciseId: id,
      dose: { kind: dose.kind, amount: dose.min },
      days: given.days ?? null,
      timesPerDay: given.timesPerDay ?? 1,
      remark: given.remark ?? null,
    })),
  };
  const draft = await told<MadeProgram>(therapist, "POST", `/clients/${clientId}/programs`, program);
  if (!given.startsOn) return draft;
  return told(therapist, "POST", `/programs/${draft.id}/assign`, { startsOn: given.startsOn, endsOn: null });
}

/** A log of everything in a program, done, an hour ago. */
export function sessionOf(program: MadeProgram, given: object = {}) {
  const startedAt = new Date(Date.now() - 3_600_000);
  return {
    programId: program.id,
    programVersion: program.version,
    startedAt: startedAt.toISOString(),
    endedAt: new Date(startedAt.getTime() + 1_200_000).toISOString(),
    timeZone: "Europe/Amsterdam",
    choice: "relax-only",
    before: { tension: 7, safety: 6, areas: [] },
    after: { tension: 4, safety: 8, areas: [] },
    entries: program.items.map((item) => ({ programItemId: item.id, outcome: "done", seconds: 60, repetitions: null })),
    note: null,
    ...given,
  };
}

/** Goes on with the Tab key until a control of this name has the focus. */
export async function tabTo(page: Page, name: RegExp) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press("Tab");
    const said = await page.evaluate(() => {
      const { activeElement: at } = document;
      return at === document.body ? "" : (at?.getAttribute("aria-label") ?? at?.textContent ?? "");
    });
    if (name.test(said)) return;
  }
  throw new Error(`No way by Tab to ${name}`);
}

export async function expectNoAxeFindings(page: Page): Promise<void> {
  // Half-way from one colour to the next, no two have the contrast that either pair has.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition && /color/.test(one.transitionProperty))
        .map((one) => one.finished),
    ),
  );
  // What is formatted in the house or in a browser says so of a value that was forgotten, and tells nobody else.
  expect(await page.locator("body").innerText()).not.toMatch(/\b(?:undefined|NaN|null)\b|\[object Object\]/);
  // There are no frames, so no second page is needed to put results together; and what passes need not be listed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}
