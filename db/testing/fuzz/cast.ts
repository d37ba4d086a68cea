import { uuidv7 } from "uuidv7";
import { seedPractice, seedSignIn } from "@/db/seed/people";
import { signInCookie } from "@/lib/access/auth";
import type { Role } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import { hashPassword } from "@/lib/access/write";
import { type ClientPerson, clientOf, colleague, everything, type Person, seeding } from "../practice";
import { fullRecord } from "../records";
import { relativeOf } from "../relatives";
import type { Known } from "./from-schema";

/** Who tries, by the cookie that their browser would hold; nobody has none. */
export type Cast = Record<Role | "nobody", string>;

export const castPassword = "een zin die lang genoeg is als wachtwoord";
let passwordHash: Promise<string> | undefined;

async function cookieOf({ practice, memberId }: Person): Promise<string> {
  passwordHash ??= hashPassword(castPassword);
  await everything`update accounts set password_hash = ${await passwordHash}
    where id = (select account_id from members where practice_id = ${practice.id} and id = ${memberId})`;
  const id = await seedSignIn(seeding, practice.id, memberId, sha256);
  // What wants a password of the last ten minutes is tried as well, however long all of it takes.
  await everything`update sign_ins set fresh_at = now() + interval '2 days', idle_until = now() + interval '2 days',
    absolute_until = now() + interval '2 days' where id_hash = ${sha256(id)}`;
  return (await signInCookie(id)).split(";")[0] as string;
}

/** People of a practice of their own, for what may end sign-ins: nobody else's are among them. */
export async function freshCast(): Promise<Cast> {
  const practice = await seedPractice(seeding, "Praktijk De Els");
  const owner = await colleague(practice, "owner", "Joke van Dam");
  const therapist = await colleague(practice, "therapist", "Tess Jonker");
  const client = await clientOf(therapist, "Piet Smit");
  return castOf(owner, therapist, client);
}

export const castOf = async (owner: Person, therapist: Person, client: ClientPerson): Promise<Cast> => ({
  owner: await cookieOf(owner),
  therapist: await cookieOf(therapist),
  client: await cookieOf(client),
  assistant: await cookieOf(await colleague(owner.practice, "assistant", "Anneke Prins")),
  relative: await cookieOf(await relativeOf(client)),
  nobody: "",
});

// The part of an address, and the table in which what it names lies; the rest is named alike.
const tables: Record<string, string> = {
  assignment: "measure_assignments",
  checkIn: "check_ins",
  consent: "consents",
  copy: "record_copies",
  delivery: "deliveries",
  device: "push_devices",
  erasure: "erasure_requests",
  exercise: "practice_exercises",
  goal: "goals",
  licence: "measure_licences",
  look: "audit_events",
  member: "members",
  note: "notes",
  program: "programs",
  programItem: "program_items",
  question: "look_questions",
  relative: "relatives",
  report: "reports",
  score: "goal_scores",
  session: "sessions",
  signal: "signals",
  signIn: "sign_ins",
  statement: "record_statements",
  verdict: "verdict_agreements",
};

/** Ids of what lies in a practice, a few of each kind, and one that nothing has. */
async function idsIn(practiceId: string): Promise<Known> {
  const known: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    const rows = await everything<{ id: string }[]>`select distinct id::text as id from ${everything(table)}
      where practice_id = ${practiceId} limit 4`;
    known[name] = [...rows.map(({ id }) => id), uuidv7()];
  }
  return known;
}

/** A practice in which a client has something of every kind in their record, with another client beside them. */
export async function fullHouse() {
  const practice = await seedPractice(seeding, "Praktijk De Linde");
  const owner = await colleague(practice, "owner", "Marieke Hofstra");
  const therapist = await colleague(practice, "therapist", "Nienke de Wit");
  const client = await fullRecord(therapist, "kenmerk", new Date());
  const neighbour = await clientOf(therapist, "Kees Mulder");
  const library = await everything<{ id: string }[]>`select id from library_exercises limit 3`;
  const cast = await castOf(owner, therapist, client);
  const ids = await idsIn(practice.id);
  const known: Known = {
    ...ids,
    client: [client.id, client.id, neighbour.id],
    passkey: [uuidv7()],
    exercise: [...(ids.exercise ?? []), ...library.map(({ id }) => id)],
  };
  return { cast, known, client };
}
