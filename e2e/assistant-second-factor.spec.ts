import { test, expect as usual } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { expectNoAxeFindings, told } from "./house";
import { signedIn } from "./person";
import { codeOf, codesAfter, owner, realHouse } from "./real-house";

test.describe.configure({ mode: "serial", timeout: 600_000 });

// A first page of each kind takes its time on a busy machine.
const expect = usual.configure({ timeout: 60_000 });
const house = realHouse();
const password = "een zin van een heel ander verhaal";

test("an assistant goes on to a second factor, sees nobody before it is there, and asks for the code each time", async ({
  browser,
}) => {
  const headers = { origin: house.url(), "content-type": "application/json" };
  const sent = { ...owner, code: house.code(), practiceName: "Praktijk De Linde", timeZone: "Europe/Amsterdam" };
  const body = JSON.stringify({ ...sent, locale: "nl" });
  const made = await fetch(`${house.url()}/api/v1/set-up`, { method: "POST", headers, body });
  expect(made.status).toBe(201);
  const marieke = await signedIn(house.url(), owner.email, owner.password);
  const { secret, offer } = await told<{ secret: string; offer: string }>(marieke, "POST", "/me/second-factor", {});
  await told(marieke, "PUT", "/me/second-factor", { offer, code: codeOf(secret, -1) });
  const client = { id: uuidv7(), name: "Sanne Bakker", email: null, locale: "nl" };
  await told(marieke, "POST", "/clients", client);
  const invited = { id: uuidv7(), name: "Anneke Prins", email: "anneke@linde.test", locale: "nl", role: "assistant" };
  const { url } = await told<{ url: string }>(marieke, "POST", "/members", invited);

  const page = await house.open(browser);
  await page.goto(url);
  await page.getByLabel("Kies een wachtwoord").fill(password);
  await page.getByRole("button", { name: "Account maken" }).click();
  await expect(page).toHaveURL(/\/second-factor/);
  await expectNoAxeFindings(page);
  for (const path of ["/contacts", `/contacts/${client.id}`, "/contacts/add", "/account"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/second-factor/);
    await expect(page.getByText(client.name)).toHaveCount(0);
  }
  const early = await page.request.get("/api/v1/contacts");
  expect([early.status(), (await early.json()).type]).toEqual([403, "urn:verzacht:problem:second_factor_needed"]);

  await page.goto("/second-factor?to=/contacts");
  await page.getByRole("button", { name: "Instellen" }).click();
  const link = (await page.getByRole("link", { name: "In een app op dit apparaat openen" }).getAttribute("href")) ?? "";
  const own = new URL(link).searchParams.get("secret") ?? "";
  await page.getByLabel("De zes cijfers die je app nu laat zien").fill(codeOf(own, -1));
  await codesAfter(page, () => page.getByRole("button", { name: "Klaar met instellen" }).click());
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByRole("link", { name: client.name })).toBeVisible();
  await expect(signedIn(house.url(), invited.email, password)).rejects.toThrow("401");
  const again = await signedIn(house.url(), invited.email, password, codeOf(own));
  expect((await again.ask("DELETE", "/api/v1/me/second-factor")).status).toBe(409);
  await page.context().close();
});
