import type { Page } from "@playwright/test";
import { interactionTimes } from "./interactions";
import { type Looked, launchPhone, openPhone } from "./phone";
import { eventsOf, watch } from "./watching";

/** Plays one whole session by touch on the emulated phone; answers the milliseconds of every tap, shortest first. */
export async function playSession(client: Looked): Promise<number[]> {
  const browser = await launchPhone();
  try {
    const page = await openPhone(browser, client, "nl-NL");
    await watch(page);
    await page.goto(client.origin + client.address, { waitUntil: "networkidle" });
    const taps = await tapThrough(page);
    return interactionTimes(await eventsOf(page), taps);
  } finally {
    await browser.close();
  }
}

async function tapThrough(page: Page): Promise<number> {
  let taps = 0;
  const tap = async (name: string | RegExp, role: "button" | "radio" = "button") => {
    await page.getByRole(role, { name, exact: typeof name === "string" }).tap();
    taps++;
    await page.waitForTimeout(300); // a person does not tap again at once: a tap is not to wait for the one before
  };
  const rate = async (tension: string, safety: string) => {
    for (const answer of [tension, safety]) {
      await tap(answer, "radio");
      await tap("Verder");
    }
  };
  await rate("6", "5");
  await tap(/^Alleen ontspannen/);
  const done = page.getByRole("heading", { level: 1, name: /lijf/ });
  const begin = page.getByRole("button", { name: "Beginnen", exact: true });
  // One exercise after the other, until the question of the end stands there instead of a next one.
  for (await begin.or(done).waitFor(); await begin.isVisible(); await begin.or(done).waitFor())
    for (const name of ["Beginnen", "Nu beginnen", "Volgende regel", "Pauze", "Verder", "Klaar"]) await tap(name);
  await rate("3", "Liever niet zeggen");
  await tap("Zonder notitie afronden");
  await page.getByText("Verzonden naar je praktijk").waitFor();
  return taps;
}
