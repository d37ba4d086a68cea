import type { Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { expect, makeClient, makeProgram, told, type Visitor } from "./house";
import type { Person } from "./person";

export const chain = ["grounding", "butterfly-tremor", "integration"];
export const relaxing = ["constructive-rest", "lower-belly-breathing", "side-lying-support"];
export const rest = "Constructive Rest Position (rusthouding)";
export const breathing = "Ademhaling naar je onderbuik";
export const lyingOnSide = "Zijligging met steun onder je knie";
export const tremor = "Liggende ontspanning en trillen toelaten";

export const item = (page: Page, name: string) => page.getByRole("article", { name: new RegExp(name.slice(0, 18)) });
export const items = (page: Page) => page.getByRole("article");
export const saved = (page: Page) => expect(page.locator("[data-saving]")).toHaveText(/^Opgeslagen \d\d:\d\d/);
export const add = (page: Page, name: string) => page.getByRole("button", { name: `Toevoegen: ${name}` });
export const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());

export async function expectOrder(page: Page, names: string[]) {
  await expect(items(page).getByRole("heading", { level: 3 })).toHaveText(
    names.map((name, at) => new RegExp(`^${at + 1}\\. ${name.slice(0, 12)}`)),
  );
}

export async function openEmpty(page: Page, clientId: string) {
  await page.goto(`/clients/${clientId}/program/${uuidv7()}?from=empty`);
  await expect(page.getByRole("searchbox", { name: "Zoek een oefening" })).toBeVisible();
}

export async function openDraft(visitor: Visitor, keys = relaxing) {
  const client = await makeClient(visitor);
  const program = await makeProgram(visitor, client.id, keys);
  await visitor.page.goto(`/clients/${client.id}/program/${program.id}`);
  await expect(items(visitor.page)).toHaveCount(keys.length);
  return { client, program, address: `/clients/${client.id}/program/${program.id}` };
}

export interface Stored {
  title: string;
  revision: number;
  version: number;
  status: string;
  items: { exerciseId: string; days: string[] | null }[];
}
export const stored = (person: Person, id: string) => told<Stored>(person, "GET", `/programs/${id}`);
