import { uuidv7 } from "uuidv7";
import { operations } from "@/app/api/operations";
import type { Operation } from "@/lib/access/operation";
import { withParts } from "./addresses";
import { expect, type Page, test, told } from "./house";
import { type Tell, writeEverywhere } from "./payload-record";
import { payloads, proof } from "./payloads";
import type { Person } from "./person";

// The fixture fails a test on any error in the console, and a script that the policy blocks is one.
test.describe.configure({ timeout: 300_000 });

const lines: Readonly<Record<string, Operation>> = operations;

/** Two that run by themselves where they are not letters: each writes a whole record. app/api/payloads.test.ts sends all. */
const tried = [payloads[5], payloads[25]].filter((text) => text !== undefined);

const pages = {
  owner: ["/clients", "/exercises", "/exercises/[exercise]", "/practice", "/practice/audit", "/practice/destruction"],
  therapist: [
    "/clients",
    "/inbox",
    "/exercises",
    "/templates",
    "/clients/[client]",
    "/clients/[client]/program",
    "/clients/[client]/program/[program]",
    "/clients/[client]/progress",
    "/clients/[client]/sessions",
    "/clients/[client]/reports",
    "/clients/[client]/goals",
    "/clients/[client]/safety",
    "/clients/[client]/statements",
    "/clients/[client]/visit",
    "/clients/[client]/paper",
  ],
  client: [
    "/today",
    "/history",
    "/history/[session]",
    "/my-progress",
    "/my-activities",
    "/agreement",
    "/settings",
    "/who-looked",
    "/my-record",
    "/my-record/statements",
    "/my-record/destruction",
  ],
} as const;

async function look(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address);
  expect([address, answer?.status()]).toEqual([address, 200]);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const found = await page.evaluate(
    (name) =>
      [name in window, document.querySelectorAll("main script:not([nonce]), base, iframe, object").length] as const,
    proof,
  );
  expect([address, ...found]).toEqual([address, false, 0]);
}

for (const text of tried) {
  test(`in every text of a record, ${text} is nothing but letters`, async ({ asOwner, asTherapist, asClient }) => {
    const people = { owner: asOwner, therapist: asTherapist, client: asClient };
    const dialogs: string[] = [];
    const tell: Tell = async (who, name, parts, body, revision) => {
      const line = lines[name];
      if (!line) throw new Error(`no operation ${name}`);
      const person: Person = people[who];
      if (line.fresh) await person.prove();
      const address = withParts(line.path, parts).replace("/api/v1", "");
      const match = revision === undefined ? undefined : { "if-match": `"${revision}"` };
      return told(person, line.method, address, line.body && body, match);
    };
    const library = await told<{ items: { id: string; key: string | null }[] }>(
      asTherapist,
      "GET",
      "/exercises?limit=200",
    );
    const grounding = library.items.find(({ key }) => key === "grounding")?.id ?? uuidv7();
    const tag = (await asTherapist.ask("GET", `/api/v1/clients/${asClient.id}`)).headers.get("etag") ?? "";
    const parts = await writeEverywhere(tell, asClient.id, grounding, text, Number(tag.replaceAll('"', "")));
    for (const who of ["owner", "therapist", "client"] as const) {
      const { page } = people[who];
      page.on("dialog", async (dialog) => {
        dialogs.push(`${page.url()}: ${dialog.message()}`);
        await dialog.dismiss();
      });
      for (const path of pages[who]) await look(page, withParts(path, parts));
    }
    expect(dialogs).toEqual([]);
  });
}
