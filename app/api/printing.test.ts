import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import { readSheet } from "@/db/testing/pdf-text";
import { entryOf, everything, type Person, seeding, signedIn, valueOf } from "@/db/testing/practice";
import { addDays, dayOf } from "@/lib/calendar";
import { readPrintedReport } from "@/lib/reports/read";
import { reportContent, reportDraft } from "@/lib/reports/schema";
import { writeReport } from "@/lib/reports/write";
import { printReport } from "./printing";

const zone = "Europe/Amsterdam";
const now = new Date();
const today = dayOf(now, zone);
let therapist: Person;
let client: { id: string };

beforeAll(async () => {
  await seedDemo(seeding, { clients: 2, days: 84 }, "none", now, () => undefined);
  const [row] = await everything<{ client: string; practice: string; member: string; name: string }[]>`
    select c.id as client, c.practice_id as practice, m.id as member, m.name from accounts a
    join members of_client on of_client.account_id = a.id join clients c on c.member_id = of_client.id
    join care_relations r on r.client_id = c.id join members m on m.id = r.therapist_id
    where a.email = 'client@demo.test'`;
  if (!row) throw new Error("The demo has no client@demo.test");
  client = { id: row.client };
  const practice = { id: row.practice, name: "Praktijk De Linde", timeZone: zone };
  therapist = await signedIn(practice as Person["practice"], row.member, "therapist", row.name);
}, 120_000);

async function printed(locale: "nl" | "en", text: string) {
  const id = uuidv7();
  const draft = reportDraft.parse({ audience: "gp", locale, from: addDays(today, -83), to: today, text });
  valueOf(await writeReport(entryOf(therapist, client), { clientId: client.id, id }, draft, 0, now));
  const { report } = valueOf(await readPrintedReport(entryOf(therapist, client), client.id, id));
  const { bytes } = await printReport(report, zone);
  return { content: reportContent.parse(report.content), sheet: readSheet(bytes) };
}

const sentence = "De nachten zijn rustiger, en overdag is er meer ruimte om iets te ondernemen. ";
const longest = sentence.repeat(30).slice(0, 1800).trim();

it.each([
  ["nl", longest],
  ["en", longest],
  ["nl", sentence.repeat(3).trim()],
  ["nl", sentence.repeat(9).trim()],
] as const)("the demo client's report is one A4 with all that a verdict stands on (%s)", async (locale, text) => {
  const { content, sheet } = await printed(locale, text);
  expect(sheet.pages.map(([width, height]) => [Math.round(width), Math.round(height)])).toEqual([[595, 842]]);
  const { verdict, review } = content;
  if (!verdict || !("figures" in verdict.verdict)) throw new Error("The demo client has no verdict that speaks");
  const { earlier, later } = verdict.verdict.counts;
  const percent = ({ asked, missing }: typeof earlier) => `${Math.round((missing / Math.max(1, asked)) * 100)}`;
  const told =
    locale === "nl"
      ? [
          `Vergeleken zijn ${earlier.count} dagen met een cijfer uit de eerste periode en ${later.count} dagen uit de tweede.`,
          `${earlier.missing} van ${earlier.asked} in de eerste periode (${percent(earlier)}%), ${later.missing} van ${later.asked} in de tweede (${percent(later)}%).`,
          "zou deze regel toch ongeveer 1 op de ",
          `${review.sessions} van de ${review.totals.planned} geplande keren gemeld`,
          "Waardoor het komt, zegt dit niet.",
        ]
      : [
          `Compared were ${earlier.count} days with a rating of the first period and ${later.count} days of the second.`,
          `${earlier.missing} of ${earlier.asked} in the first period (${percent(earlier)}%), ${later.missing} of ${later.asked} in the second (${percent(later)}%).`,
          "this rule would still say",
          `${review.sessions} of ${review.totals.planned} planned times reported.`,
          "This does not say where it comes from.",
        ];
  for (const words of told) expect(sheet.text).toContain(words);
  const resembles = locale === "nl" ? "De cijfers lijken op die van de dag ervoor." : "The ratings resemble those of";
  expect(sheet.text.includes(resembles)).toBe(verdict.verdict.figures.resembles);
  expect(sheet.text).toContain(text.slice(-60));
});
