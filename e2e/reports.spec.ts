import { expect, expectNoAxeFindings, test } from "./house";

test("a report is written, read as one page, noted as shared, and written again as another version", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  await page.goto(`/clients/${asClient.id}/reports`);
  await page.getByRole("button", { name: "Verslag maken" }).click();
  const form = page.getByRole("form", { name: "Verslag" });
  await form.getByLabel("Je eigen woorden").fill("Het gaat rustig vooruit in de nacht.");
  await page.reload();
  await page.getByRole("button", { name: "Verslag maken" }).click();
  await expect(form.getByLabel("Je eigen woorden")).toHaveValue("Het gaat rustig vooruit in de nacht.");
  await expectNoAxeFindings(page);
  await form.getByRole("button", { name: "Verslag vastleggen" }).click();
  await expect(page.getByText("Versie 1,")).toBeVisible();

  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "PDF openen" }).click();
  expect((await saving).suggestedFilename()).toBe("verzacht-report.pdf");

  await page.getByRole("button", { name: "Delen noteren" }).click();
  const share = page.getByRole("form", { name: "Noteren met wie dit is gedeeld" });
  await share.getByRole("button", { name: "Noteren" }).click();
  await expect(share).toContainText("Vul in met wie.");
  await share.getByLabel("Met wie", { exact: true }).fill("huisarts Jansen");
  await share.getByRole("button", { name: "Noteren" }).click();
  await expect(page.getByRole("list", { name: "Gedeeld" })).toContainText("Met huisarts Jansen, in handen gegeven");

  await page.getByRole("button", { name: "Nieuwe versie" }).click();
  await form.getByLabel("Je eigen woorden").fill("Het gaat vooruit.");
  await form.getByRole("button", { name: "Verslag vastleggen" }).click();
  await expect(page.getByText("Versie 2,")).toBeVisible();
  await expect(page.getByText("Versie 1,")).toBeVisible();
});

test("a chart is saved as a picture, in the colours in which it is seen", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const list = await page.request.get("/api/v1/caseload?limit=200");
  const { items } = (await list.json()) as { items: { client: { id: string; name: string } }[] };
  const sanne = items.find(({ client }) => client.name === "Sanne Bakker")?.client.id;
  await page.goto(`/clients/${sanne}/progress`);
  for (const [kind, begin] of [
    ["SVG", "<svg"],
    ["PNG", "\u0089PNG"],
  ] as const) {
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: `Spanning vooraf, per week bewaren als ${kind}` }).click();
    const read = await (await saving).createReadStream();
    const bytes = Buffer.concat(await read.toArray());
    expect(bytes.toString("latin1").slice(0, begin.length)).toBe(begin);
    expect(bytes.length).toBeGreaterThan(2000);
    if (kind === "SVG") expect(bytes.toString()).not.toContain("var(");
  }
});
