import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Logger, runOnce, type TaskList } from "graphile-worker";
import { afterAll, inject } from "vitest";
import { administrator, runtimeAddress, workerAddress } from "@/db/administration";
import { connection } from "@/db/connection";
import { closePost } from "@/db/post-office";
import { connectionString } from "@/db/queue";
import { asOwner } from "@/db/seed/owner";
import {
  type SeededClient,
  type SeededPractice,
  seedClient,
  seedMember,
  seedPractice,
  seedSignIn,
} from "@/db/seed/people";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import { type Role, roles, type Viewer } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import type { Result } from "@/lib/result";
import { masterKeyLine } from "@/lib/sealing";

// Importing this file gives a test file a database of its own, a copy of the template, in which the code under test
// speaks as the runtime role. The environment is set before anybody reads it: connections are made on first use.

const { address, secrets } = inject("template");
const name = `t_${randomUUID().replaceAll("-", "")}`;
const server = administrator({ ...address, database: "postgres" });

/** As the administrator, beside row security: to look at what is really there. Never for the code under test. */
export const everything = await copyOfTemplate();

/** Speaks as the owner of the tables, as the seeds do. */
const owner = administrator({ ...address, database: name });
await owner.unsafe("set role verzacht_owner");
export const seeding = asOwner(owner);

process.env.VERZACHT_DATABASE = JSON.stringify(runtimeAddress({ ...address, database: name }, secrets));
process.env.VERZACHT_QUEUE = JSON.stringify(workerAddress({ ...address, database: name }, secrets));
const keys = mkdtempSync(path.join(tmpdir(), "verzacht-keys-"));
process.env.MASTER_KEY_FILE = path.join(keys, "master-key");
writeFileSync(process.env.MASTER_KEY_FILE, masterKeyLine(1), { mode: 0o600 });
process.env.NEXTAUTH_SECRET = "a secret that only tests know, long enough";
process.env.PUBLIC_URL = "http://127.0.0.1:3000";
/** Where this house writes down the ends of its audit log's chains. */
export const auditHeadFile = path.join(tmpdir(), `verzacht-heads-${name}.log`);
process.env.AUDIT_HEAD_FILE = auditHeadFile;

afterAll(async () => {
  await Promise.all([connection().pool.end({ timeout: 1 }), closePost(), everything.end(), owner.end()]);
  await server.unsafe(`drop database ${name} with (force)`);
  await server.end();
  rmSync(auditHeadFile, { force: true });
  rmSync(keys, { recursive: true, force: true });
});

async function copyOfTemplate() {
  // Another file's copy may hold the template for a moment.
  for (let tries = 0; ; tries++) {
    try {
      await server.unsafe(`create database ${name} template ${address.database} strategy file_copy`);
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== "55006" || tries > 50) throw error;
    }
  }
  await server.unsafe(`revoke all on database ${name} from public`);
  await server.unsafe(`grant connect on database ${name} to verzacht_runtime, verzacht_backup, verzacht_worker`);
  return administrator({ ...address, database: name });
}

/**
 * Works off the queue as the product does, as if the time of everything that waits in it had come; `over` is the worker's
 * address where a test has laid a line of its own.
 */
export async function workOff(
  taskList: TaskList,
  over = workerAddress({ ...address, database: name }, secrets),
): Promise<void> {
  await everything`update graphile_worker._private_jobs set run_at = now() where run_at > now()`;
  await runOnce({
    connectionString: connectionString(over),
    taskList,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  });
}

/** Somebody of the village who is signed in. */
export interface Person {
  practice: SeededPractice;
  memberId: string;
  role: Role;
  name: string;
  idHash: Buffer;
}

export interface ClientPerson extends Person, SeededClient {
  practice: SeededPractice;
}

export async function signedIn(practice: SeededPractice, memberId: string, role: Role, name: string): Promise<Person> {
  const idHash = sha256(await seedSignIn(seeding, practice.id, memberId, sha256));
  return { practice, memberId, role, name, idHash };
}

export async function colleague(
  practice: SeededPractice,
  role: Exclude<Role, "client">,
  name: string,
): Promise<Person> {
  const email = `${randomUUID()}@village.test`;
  const memberId = await seedMember(seeding, practice, role, { name, email, passwordHash: "none" });
  return signedIn(practice, memberId, role, name);
}

/** A client with an account, in the care of one therapist. */
export async function clientOf(
  therapist: Person,
  name: string,
  where: { timeZone?: string } = {},
): Promise<ClientPerson> {
  const { practice } = therapist;
  const email = `${randomUUID()}@village.test`;
  const client = await seedClient(seeding, practice, therapist.memberId, {
    name,
    email,
    passwordHash: "none",
    ...where,
  });
  const [row] = await everything<{ member_id: string }[]>`select member_id from clients where id = ${client.id}`;
  return { ...client, ...(await signedIn(practice, row?.member_id as string, "client", name)) };
}

/**
 * Two practices: at De Linde owner Marieke, and the therapists Nienke (with clients Sanne and Kees) and Bas (with client
 * Johan); at De Maas therapist Ruud, with client Willem.
 */
export async function village() {
  const linde = await seedPractice(seeding, "Praktijk De Linde");
  const maas = await seedPractice(seeding, "Ergotherapie aan de Maas");
  const marieke = await colleague(linde, "owner", "Marieke Hofstra");
  const nienke = await colleague(linde, "therapist", "Nienke de Wit");
  const bas = await colleague(linde, "therapist", "Bas Vermeer");
  const ruud = await colleague(maas, "therapist", "Ruud Jansen");
  const sanne = await clientOf(nienke, "Sanne Bakker");
  const kees = await clientOf(nienke, "Kees Mulder");
  const johan = await clientOf(bas, "Johan Dijkstra");
  const willem = await clientOf(ruud, "Willem Aerts");
  return { linde, maas, marieke, nienke, bas, ruud, sanne, kees, johan, willem };
}

/** What a person shows at a door; with `about` the client whose record is to be opened. */
export const entryOf = (person: Person, about?: { id: string }, act?: string): Entry => ({
  idHash: person.idHash,
  requestId: randomUUID(),
  roles,
  ...(about && { clientId: about.id }),
  ...(act && { act }),
});

/** Does something as a person, in a transaction of their practice; with `about`, in that client's open record. */
export const as = <T>(
  person: Person,
  act: (tx: PracticeTx, viewer: Viewer) => Promise<Result<T>>,
  about?: { id: string },
): Promise<Result<T>> => enterPractice(entryOf(person, about), act);

/** The value of what went well; fails the test otherwise. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.faults ?? [])}`);
}

/** The name of a refusal, or what was accepted after all. */
export const refusalOf = (result: Result<unknown>): unknown => (result.ok ? result : result.refusal);

/** The events of the audit log about something, oldest first. */
export async function eventsOf(objectId: string): Promise<string[]> {
  const rows = await everything<{ event: string }[]>`select event from audit_events
    where object_id = ${objectId} or client_id = ${objectId} order by at, id`;
  return rows.map((row) => row.event);
}
