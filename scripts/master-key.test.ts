import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rewrapKeys } from "@/db/client-keys";
import { as, type ClientPerson, clientOf, entryOf, everything, seeding, valueOf, village } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { newestKeyring } from "@/lib/keyring";
import { forgetAllTexts } from "@/lib/keys/read";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { KeyringFault, masterKeyLine, UnreadableText } from "@/lib/sealing";
import { readSessions } from "@/lib/sessions/read";
import { logSession } from "@/lib/sessions/write";
import { addVersion, openMasterKeys, readKeyring } from "./master-key";

// This file's own database has one keyring, whose place the environment names.
const file = process.env.MASTER_KEY_FILE ?? "";
const folder = mkdtempSync(path.join(tmpdir(), "master-key-"));
const owner = seeding.$client;
const now = new Date("2026-11-22T12:00:00Z");
let v: Awaited<ReturnType<typeof village>>;
let clients: ClientPerson[];
const programs = new Map<string, Program>();

beforeAll(async () => {
  v = await village();
  clients = [];
  for (let n = 0; n < 3; n++) {
    const client = await clientOf(v.nienke, `Villager ${n}`);
    clients.push(client);
    programs.set(client.id, await assigned(v.nienke, client, draftOf([itemOf("grounding")]), "2026-11-02", now));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => forgetAllTexts());

let minute = 0;
const tell = async (client: ClientPerson, note: string) => {
  const at = new Date(now.getTime() - ++minute * 60_000).toISOString();
  const log = logOf(programs.get(client.id) as Program, at, { note });
  return valueOf(await logSession(entryOf(client), uuidv7(), log, now));
};
const notesOf = async (client: ClientPerson) =>
  valueOf(
    await as(client, async (tx, viewer) => accepted(await readSessions(tx, viewer, client.id, { limit: 200 }))),
  ).items.map(({ note }) => note);

describe("the master key", () => {
  const said: string[] = [];
  const open = (at: string) => openMasterKeys(owner, at, (line) => said.push(line));
  const own = (name: string, text?: string) => {
    const at = path.join(folder, name);
    if (text !== undefined) writeFileSync(at, text, { mode: 0o600 });
    return at;
  };

  it("is made where no client's key is wrapped yet, for nobody else's eyes, and then stays", async () => {
    await everything`delete from client_keys`;
    const at = own("first");
    const made = await open(at);
    expect(made.current).toBe(1);
    expect(statSync(at).mode & 0o777).toBe(0o600);
    const text = readFileSync(at, "utf8");
    await open(at);
    expect(readFileSync(at, "utf8")).toBe(text);
  });

  it("is not made anew where one was: without it, with another, or with a short one nothing starts", async () => {
    await tell(clients[0] as ClientPerson, "Er is iets om te verliezen.");
    const gone = own("gone");
    await expect(open(gone)).rejects.toThrow(/is missing/);
    expect(() => statSync(gone)).toThrow();
    await expect(open(own("another", masterKeyLine(1)))).rejects.toThrow(/another key/);
    await expect(open(own("later", masterKeyLine(2)))).rejects.toThrow(/version 1/);
    for (const text of ["", "1 c2hvcnQ\n", readFileSync(file, "utf8").slice(0, 30)])
      await expect(open(own("broken", text))).rejects.toThrow(KeyringFault);
    expect((await open(file)).current).toBe(1);
  });

  it("says so where others can read it", async () => {
    said.length = 0;
    await open(file);
    expect(said).toEqual([]);
    chmodSync(file, 0o644);
    await open(file);
    expect(said.join()).toContain("can be read by others");
    chmodSync(file, 0o600);
  });
});

describe("rotating", () => {
  it("wraps every client's key anew while people write and read, and nobody notices", async () => {
    const before = readFileSync(file, "utf8");
    for (const [n, client] of clients.entries()) await tell(client, `Eerst ${n}`);
    let over = false;
    const told = new Map<string, string[]>(clients.map((client) => [client.id, []]));
    const busy = clients.map(async (client, n) => {
      for (let turn = 0; !over || turn < 4; turn++) {
        // As a process that has just started, or whose five minutes are over.
        forgetAllTexts();
        const note = `Zin ${n}.${turn}`;
        await tell(client, note);
        told.get(client.id)?.push(note);
        forgetAllTexts();
        expect(await notesOf(client)).toContain(note);
      }
    });
    for (let version = 2; version <= 3; version++) {
      const keyring = addVersion(file);
      expect(keyring.current).toBe(version);
      await rewrapKeys(owner, keyring);
      // Somebody who is added meanwhile has their key wrapped with the latest.
      const added = await clientOf(v.nienke, `Added ${version}`);
      programs.set(added.id, await assigned(v.nienke, added, draftOf([itemOf("grounding")]), "2026-11-02", now));
      await tell(added, "Nieuw hier.");
    }
    over = true;
    await Promise.all(busy);
    const versions = await everything`select distinct master_version as version from client_keys`;
    expect(versions).toEqual([{ version: 3 }]);
    forgetAllTexts();
    for (const client of clients)
      expect(await notesOf(client)).toEqual(expect.arrayContaining(told.get(client.id) ?? []));
    expect(await rewrapKeys(owner, readKeyring(file))).toBe(0);

    // The version from before opens nothing any more.
    const latest = readFileSync(file, "utf8");
    writeFileSync(file, before);
    newestKeyring();
    forgetAllTexts();
    await expect(notesOf(clients[0] as ClientPerson)).rejects.toThrow(UnreadableText);
    writeFileSync(file, latest);
    newestKeyring();
    expect((await notesOf(clients[0] as ClientPerson)).length).toBeGreaterThan(0);
  });
});
