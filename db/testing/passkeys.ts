import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { seedMember, seedPractice } from "@/db/seed/people";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import { addPasskey, beginPasskey, readOwnPasskeys } from "@/lib/access/passkey";
import type { FactorQuestion, NewPasskey, PasskeyAnswer, PasskeyQuestion, Viewer } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import { hashPassword, signIn } from "@/lib/access/write";
import { accepted, type Result } from "@/lib/result";
import { makeDevice } from "./passkey-device";
import { everything, refusalOf, seeding, valueOf } from "./practice";

// People who come in by a passkey. Passkeys belong to a name: this house is at one.
const house = "http://localhost:3000";
process.env.PUBLIC_URL = house;

export const password = "een lange zin om te onthouden";
const hashed = hashPassword(password);
const practice = seedPractice(seeding, "Praktijk De Linde");

/** Somebody with a password and nothing else. */
export async function somebody(role: "therapist" | "client" = "therapist", where = practice): Promise<string> {
  const email = `${randomUUID()}@village.test`;
  await seedMember(seeding, await where, role, { name: "Nienke de Wit", email, passwordHash: await hashed });
  return email;
}

export const newDevice = () => makeDevice(house);

export const enter = (email: string, shown: { code?: string; passkey?: PasskeyAnswer } = {}, word = password) =>
  signIn(email, word, "browser 1", "Firefox", shown);

export const entryOfId = (id: string, more: Partial<Entry> = {}): Entry => ({
  idHash: sha256(id),
  requestId: randomUUID(),
  roles: ["owner", "therapist", "client"],
  ...more,
});

export const act = <T>(
  id: string,
  does: (tx: PracticeTx, viewer: Viewer) => Promise<Result<T>>,
  more: Partial<Entry> = { unfinished: true, fresh: true },
) => enterPractice(entryOfId(id, more), does);

export const look = (id: string, more: Partial<Entry> = {}) => act(id, async (_, viewer) => accepted(viewer), more);

export const begin = async (id: string) =>
  valueOf(await act(id, (tx, viewer) => beginPasskey(tx, viewer, sha256(id), new Date())));

export const add = (id: string, sent: NewPasskey, now = new Date()) =>
  act(id, (tx, viewer) => addPasskey(tx, viewer, sent, sha256(id), now));

export const own = async (id: string) => valueOf(await act(id, async (tx) => accepted(await readOwnPasskeys(tx))));

/** Somebody whose factor is a passkey. */
export async function withPasskey(role: "therapist" | "client" = "therapist", more: { counts?: boolean } = {}) {
  const [email, device] = [await somebody(role), newDevice()];
  const { id } = valueOf(await enter(email));
  const sent = device.make(await begin(id), more);
  return { email, device, first: id, sent, ...valueOf(await add(id, sent)) };
}

/** The question that comes after the right password. */
export async function questionTo(email: string): Promise<FactorQuestion & { passkey: PasskeyQuestion }> {
  const told = await enter(email);
  expect(refusalOf(told)).toBe("code_needed");
  return (told as { current: FactorQuestion & { passkey: PasskeyQuestion } }).current;
}

export const asked = async (email: string): Promise<PasskeyQuestion> => (await questionTo(email)).passkey;

/** As if its last proof were long ago. */
export const stale = (id: string) =>
  everything`update sign_ins set fresh_at = now() - interval '10 minutes' where id_hash = ${sha256(id)}`;
