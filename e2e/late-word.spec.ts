import { expect, test } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import type { LoggedSession } from "@/lib/sessions/schema";
import { makeClient, makeProgram, sessionOf, told } from "./house";
import { movedHouse } from "./moved-house";
import { button, expectCalm } from "./session-steps";

const house = movedHouse();

test("what was looked at and is a day old stays; a word is put beside it, and both can be read", async ({
  browser,
}) => {
  const nienke = await house.therapist();
  const made = await makeClient(nienke, { name: "Roos Veen" });
  const program = await makeProgram(nienke, made.id, ["constructive-rest"], { startsOn: house.today });
  const roos = await house.signIn(made.email, made.password);
  const before = { tension: 7, safety: 8, areas: [] };
  await told(roos, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { before, note: "Goed." }));
  const looking = () => told<{ items: LoggedSession[] }>(nienke, "GET", `/clients/${made.id}/sessions`);
  expect((await looking()).items).toHaveLength(1);

  house.moveTo(2);
  const phone = await house.pageOf(browser, await house.signIn(made.email, made.password), true);
  await phone.goto("/history");
  await phone.getByRole("link", { name: "Bekijken of verbeteren" }).tap();
  await button(phone, "Iets klopt niet").tap();
  await expect(phone.getByText(/Daarom blijft staan wat er stond/)).toBeVisible();
  await phone.getByText("Cijfers voor het oefenen").tap();
  const tension = phone.getByRole("group", { name: "Hoe gespannen was je lijf, voor het oefenen?" });
  await tension.getByRole("radio", { name: "5", exact: true }).tap();
  await expectCalm(phone);
  await button(phone, "Aanvulling versturen").tap();
  await expect(phone.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expect(phone.getByText(/^Toegevoegd op /)).toBeVisible();

  const then = await house.therapist();
  const { items } = await told<{ items: LoggedSession[] }>(then, "GET", `/clients/${made.id}/sessions`);
  expect(items[0]).toMatchObject({ before: { tension: 7 }, corrections: [{ kind: "added", before: { tension: 5 } }] });
  const desk = await house.pageOf(browser, then);
  await desk.goto(`/clients/${made.id}/sessions`);
  const beside = desk.getByRole("list", { name: "Verbeterd of toegevoegd" });
  await expect(beside).toContainText("Toegevoegd op");
  await expect(beside).toContainText("spanning 5");
});
