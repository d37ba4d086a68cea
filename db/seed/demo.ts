import { uuidv7 } from "uuidv7";
import * as tables from "@/db/schema";
import { addDays, type Day, dayOf, mondayOf, weekdays } from "@/lib/calendar";
import { quietDays, seedAttention } from "./attention";
import { seedGoals } from "./goals";
import { type Course, seedHistory } from "./history";
import { seedLooks } from "./looks";
import { type OwnerDb, seededChance } from "./owner";
import { type SeededClient, type SeededPractice, seedClient, seedMember, seedPractice } from "./people";
import { item, seedProgram, seedReleaseOpening, seedTemplate } from "./programs";
import { seedVerdictOfToday, seedVerdictToCome } from "./verdicts";
import { demoNotes, ownExercises, peopleOfTheVillage } from "./village";

export interface DemoSize {
  clients: number;
  days: number;
}

const daily = [...weekdays];

const quiet = () => [
  item("constructive-rest", {
    dose: { kind: "time", amount: 600 },
    days: daily,
    remark: "Leg een opgevouwen handdoek onder je hoofd.",
  }),
  item("lower-belly-breathing", { days: ["mon", "wed", "fri", "sun"] }),
  item("side-lying-support", { dose: { kind: "time", amount: 300 } }),
];

const wider = () => [
  item("constructive-rest", { dose: { kind: "time", amount: 720 }, days: daily }),
  item("lower-belly-breathing", {
    days: ["mon", "wed", "fri", "sun"],
    remark: "Liever acht rustige ademteugen dan tien snelle.",
  }),
  item("grounding"),
  item("wall-sit", { dose: { kind: "time", amount: 75 } }),
  item("butterfly-tremor", { dose: { kind: "time", amount: 300 }, remark: "Vijf minuten is genoeg voor nu." }),
  item("integration"),
];

/** Fills an empty database with two practices that look alive. All accounts share one password. */
export async function seedDemo(
  db: OwnerDb,
  size: DemoSize,
  passwordHash: string,
  now: Date,
  say: (line: string) => void,
) {
  const practice = await seedPractice(db, "Praktijk De Linde");
  const person = (name: string, email: string) => ({ name, email, passwordHash });
  const owner = await seedMember(db, practice, "owner", person("Marieke Hofstra", "owner@demo.test"));
  const therapist = await seedMember(db, practice, "therapist", person("Nienke de Wit", "therapist@demo.test"));
  const second = await seedMember(db, practice, "therapist", person("Bas Vermeer", "second-therapist@demo.test"));
  await seedOwnExercises(db, practice, therapist);
  await seedTemplate(db, practice, therapist, {
    title: "Eerste weken: rust vinden",
    note: "Alleen ontspannen. Na drie weken samen kijken.",
    items: quiet(),
  });
  await seedTemplate(db, practice, therapist, {
    title: "Ontspannen en loslaten",
    note: "Pas als loslaten is besproken.",
    items: wider(),
  });

  const chance = seededChance(20_261_122);
  let sessions = 0;
  for (let n = 0; n < Math.max(2, size.clients); n++) {
    const villager = peopleOfTheVillage(n);
    const email =
      n === 0
        ? "client@demo.test"
        : n === 1
          ? "client2@demo.test"
          : villager.hasAccount
            ? `client${n + 1}@demo.test`
            : null;
    const carer = n === 1 ? second : n % 6 === 5 ? owner : n % 7 === 6 ? second : therapist;
    const since = new Date(now.getTime() - (size.days + 6) * 86_400_000);
    const client = await seedClient(db, practice, carer, { name: villager.name, email, passwordHash, since });
    const until = new Date(now.getTime() - quietDays(n) * 86_400_000);
    const hasProgram = villager.hasProgram || n < 2;
    sessions += await seedCourse(db, client, villager.course, size, now, chance, hasProgram, until);
    if (n === 0) await seedNotes(db, client, therapist, dayOf(now, practice.timeZone));
    await seedAttention(db, client, n, now);
    const carerRole = carer === owner ? "owner" : "therapist";
    await seedLooks(db, client, { carer, carerRole, owner }, dayOf(now, practice.timeZone));
    if (n < 3) await seedVerdict(db, client, n, size, now);
    if (n === 0) await seedGoals(db, client, owner, now);
    if (n > 0 && n % 10 === 0) say(`${n} clients, ${sessions} sessions`);
  }

  const other = await seedPractice(db, "Ergotherapie aan de Maas");
  const otherTherapist = await seedMember(db, other, "therapist", person("Ruud Jansen", "therapist@other.test"));
  const otherClient = await seedClient(db, other, otherTherapist, person("Willem Aerts", "client@other.test"));
  sessions += await seedCourse(db, otherClient, peopleOfTheVillage(4).course, size, now, chance, true);
  return { clients: Math.max(2, size.clients) + 1, sessions };
}

async function seedCourse(
  db: OwnerDb,
  client: SeededClient,
  course: Pick<Course, "tension" | "safety" | "reports" | "open" | "declined">,
  size: DemoSize,
  now: Date,
  chance: () => number,
  hasProgram: boolean,
  until = now,
): Promise<number> {
  if (!hasProgram) return 0;
  const today = dayOf(now, client.practice.timeZone);
  const startsOn = mondayOf(addDays(today, -Math.max(1, size.days)));
  const changedOn = mondayOf(addDays(today, -Math.floor(size.days * 0.45)));
  const versions = await seedProgram(db, client, [
    { title: "Rust vinden", note: "Neem er de tijd voor. Minder mag altijd.", startsOn, items: quiet() },
    ...(changedOn > startsOn
      ? [
          {
            title: "Zachter zitten",
            note: "Loslaten is erbij gekomen. Jij kiest elke keer zelf.",
            startsOn: changedOn,
            items: wider(),
          },
        ]
      : []),
  ]);
  if (changedOn > startsOn)
    await seedReleaseOpening(
      db,
      client,
      "Samen geoefend in de praktijk; kan zelf stoppen.",
      new Date(`${changedOn}T08:00:00Z`),
    );
  return seedHistory(db, client, versions, { ...course, notes: demoNotes, now: until, chance });
}

/** What stood beside the figures: two meetings that the client knows of, and a note of the therapist's. */
async function seedNotes(db: OwnerDb, client: SeededClient, writtenBy: string, today: Day): Promise<void> {
  const note = (back: number, kind: "appointment" | "note", text: string) => ({
    practiceId: client.practice.id,
    clientId: client.id,
    id: uuidv7(),
    kind,
    day: addDays(today, -back),
    text,
    onAxis: true,
    shared: kind === "appointment",
    writtenBy,
  });
  await db
    .insert(tables.notes)
    .values([
      note(38, "appointment", "Samen gekeken hoe het gaat."),
      note(17, "note", "Verhuizing; slaapt de eerste weken op zolder."),
      note(10, "appointment", "Drempel en rustdagen doorgenomen."),
    ]);
}

/** One agreement whose day has come, one that waits for the client's yes, and one that both agreed to. */
async function seedVerdict(db: OwnerDb, client: SeededClient, place: number, size: DemoSize, now: Date) {
  const today = dayOf(now, client.practice.timeZone);
  // In a shorter history the two phases would meet.
  if (place === 0 && size.days >= 56) await seedVerdictOfToday(db, client, mondayOf(addDays(today, -size.days)), today);
  if (place > 0) await seedVerdictToCome(db, client, today, place === 2);
}

async function seedOwnExercises(db: OwnerDb, practice: SeededPractice, by: string) {
  for (const exercise of ownExercises())
    await db.insert(tables.practiceExercises).values({ practiceId: practice.id, createdBy: by, ...exercise });
}
