import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Administrator } from "@/db/administration";
import { untilSealed } from "./archive";
import { type BackupPlace, fullFolder, sealedName } from "./places";
import { DamagedBackup, seal, syncFolder, textOf, unseal } from "./sealed-file";

// A full backup: the files of the cluster as they lie there, between pg_backup_start and pg_backup_stop, in one sealed
// file; and a list of them with sizes and sums, sealed last. Without the list there is no backup.

const listed = z.object({
  version: z.literal(1),
  id: z.string(),
  begunAt: z.coerce.date(),
  endedAt: z.coerce.date(),
  /** The number that PostgreSQL gave this cluster when it was made. */
  system: z.string(),
  major: z.number(),
  startWal: z.string(),
  stopWal: z.string(),
  /** What PostgreSQL wants to find as `backup_label`. */
  label: z.string(),
  /** Of the data folder, beside the database: what a restored one can't be opened without. */
  beside: z.record(z.string(), z.string()),
  folders: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
});
export type FullBackup = z.output<typeof listed>;

/**
 * What goes with the database: its password, the house's own secrets, whether it is a demo. Not the key of the backups,
 * nor the master key of the texts: whoever holds a backup must not hold what opens it.
 */
const kept = ["postgres-password", "secrets.json", "kind"];

// Left out, as PostgreSQL's own tool does: what is made anew at a start, or would only be another server's.
const emptied = new Set([
  "pg_wal",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "log",
]);
const leftOut =
  /^(?:postmaster\.(?:pid|opts)|backup_label(?:\.old)?|tablespace_map(?:\.old)?|backup_manifest|current_logfiles|(?:recovery|standby)\.signal)$|(?:^|\/)(?:pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/;
const pieceLength = 1 << 20;

interface Found {
  folders: string[];
  files: string[];
}

async function walk(cluster: string, place = "", found: Found = { folders: [], files: [] }): Promise<Found> {
  for (const entry of await readdir(join(cluster, place), { withFileTypes: true })) {
    const path = place ? `${place}/${entry.name}` : entry.name;
    if (leftOut.test(path)) continue;
    if (entry.isSymbolicLink() && place === "pg_tblspc")
      throw new DamagedBackup("This database has tablespaces outside its folder, which these backups don't hold.");
    if (entry.isDirectory()) {
      found.folders.push(path);
      if (!emptied.has(path)) await walk(cluster, path, found);
      else if (path === "pg_wal") found.folders.push("pg_wal/archive_status", "pg_wal/summaries");
    } else if (entry.isFile()) found.files.push(path);
  }
  return found;
}

/** Null for a file that was removed since it was seen: PostgreSQL's log tells of that. */
async function openIfThere(path: string): Promise<FileHandle | null> {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

async function* contentsOf(cluster: string, paths: string[], list: FullBackup["files"]): AsyncGenerator<Buffer> {
  for (const path of paths) {
    const file = await openIfThere(join(cluster, path));
    if (!file) continue;
    const hash = createHash("sha256");
    let size = 0;
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceLength), 0, pieceLength);
        if (bytesRead === 0) break;
        const piece = buffer.subarray(0, bytesRead);
        hash.update(piece);
        size += bytesRead;
        yield piece;
      }
    } finally {
      await file.close();
    }
    list.push({ path, size, sha256: hash.digest("hex") });
  }
}

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

const nameOf = (id: string, part: "data" | "list") => `full/${id}/${part}`;
const idOf = (moment: Date) =>
  `${moment
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(":", "-")}-${randomBytes(2).toString("hex")}`;

/** A backup that was cut off is no backup, and is in nobody's way; one that is being made elsewhere is young. */
async function clearHalfMade(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.endsWith(".part")) continue;
    const { mtimeMs } = await lstat(join(dir, name));
    if (Date.now() - mtimeMs > 12 * 3_600_000) await rm(join(dir, name), { recursive: true, force: true });
  }
}

/** Makes a full backup of a living database. `sql` is one connection of the superuser's, and is held meanwhile. */
export async function makeFullBackup(place: BackupPlace, sql: Administrator, signal?: AbortSignal) {
  const cluster = join(place.folder, "postgres");
  const all = fullFolder(place.dir);
  await clearHalfMade(all);
  const begunAt = new Date();
  const id = idOf(begunAt);
  const draft = join(all, `${id}.part`);
  await mkdir(draft, { mode: 0o700 });
  try {
    const [start] = await sql<{ wal: string; system: string; major: number }[]>`
      select pg_walfile_name(pg_backup_start(${`verzacht ${id}`}, true)) as wal,
        (select system_identifier::text from pg_control_system()) as system,
        current_setting('server_version_num')::int / 10000 as major`;
    if (!start) throw new Error("the database began no backup");
    const { folders, files } = await walk(cluster);
    // The control file last: it must not be older than anything that it tells of.
    const control = "global/pg_control";
    const ordered = [...files.filter((path) => path !== control).toSorted(), control];
    const list: FullBackup["files"] = [];
    const data = join(draft, sealedName("data"));
    const bytes = await seal(data, nameOf(id, "data"), place.key, contentsOf(cluster, ordered, list), signal);
    signal?.throwIfAborted();
    const [stop] = await sql<{ wal: string; label: string; at: Date }[]>`
      select pg_walfile_name(lsn) as wal, labelfile as label, clock_timestamp() as at from pg_backup_stop(true)`;
    if (!stop) throw new Error("the database ended no backup");
    await untilSealed(place, stop.wal, signal);
    const beside = Object.fromEntries(
      kept
        .filter((name) => existsSync(join(place.folder, name)))
        .map((name) => [name, readFileSync(join(place.folder, name), "utf8")]),
    );
    const full: FullBackup = {
      version: 1,
      id,
      begunAt,
      endedAt: stop.at,
      system: start.system,
      major: start.major,
      startWal: start.wal,
      stopWal: stop.wal,
      label: stop.label,
      beside,
      folders,
      files: list,
    };
    await seal(join(draft, sealedName("list")), nameOf(id, "list"), place.key, once(JSON.stringify(full)));
    await rename(draft, join(all, id));
    await syncFolder(all);
    return { full, bytes, ms: Date.now() - begunAt.getTime() };
  } catch (error) {
    // Ends the backup on the server's side, too, if it was under way; a connection that breaks does the same.
    await sql`select pg_backup_stop(false)`.catch(() => undefined);
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Every full backup that is whole, oldest first. One whose list can't be read stops everything: it must be looked at. */
export async function readFullBackups(place: BackupPlace): Promise<FullBackup[]> {
  const ids = (await readdir(fullFolder(place.dir))).filter((name) => !name.endsWith(".part"));
  const backups = await Promise.all(ids.toSorted().map((id) => readFullBackup(place, id)));
  return backups.toSorted((a, b) => a.endedAt.getTime() - b.endedAt.getTime());
}

async function readFullBackup(place: BackupPlace, id: string): Promise<FullBackup> {
  const path = join(fullFolder(place.dir), id, sealedName("list"));
  const text = await textOf(unseal(path, nameOf(id, "list"), place.key)).catch((error: Error) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new DamagedBackup(`The backup ${id} has lost its list of files; move it out of ${fullFolder(place.dir)}.`);
  });
  return listed.parse(JSON.parse(text));
}

/** Lays the files of a backup into a folder that is not there yet, and holds each against its size and sum. */
export async function unpackFullBackup(
  place: BackupPlace,
  full: FullBackup,
  cluster: string,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(cluster, { mode: 0o700 });
  for (const folder of full.folders.toSorted()) await mkdir(join(cluster, folder), { recursive: true, mode: 0o700 });
  const data = join(fullFolder(place.dir), full.id, sealedName("data"));
  const pieces = unseal(data, nameOf(full.id, "data"), place.key)[Symbol.asyncIterator]();
  const damaged = () => new DamagedBackup(`The backup ${full.id} does not hold what its list says.`);
  let left = Buffer.alloc(0);
  for (const { path, size, sha256 } of full.files) {
    signal?.throwIfAborted();
    if (path.split("/").includes("..")) throw damaged();
    const file = await open(join(cluster, path), "wx", 0o600);
    const hash = createHash("sha256");
    try {
      for (let missing = size; missing > 0; ) {
        if (left.length === 0) {
          const next = await pieces.next();
          if (next.done) throw damaged();
          left = next.value as Buffer<ArrayBuffer>;
        }
        const piece = left.subarray(0, missing);
        left = left.subarray(piece.length);
        missing -= piece.length;
        hash.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
    if (hash.digest("hex") !== sha256) throw damaged();
  }
  if (left.length > 0 || !(await pieces.next()).done) throw damaged();
  const label = await open(join(cluster, "backup_label"), "wx", 0o600);
  try {
    await label.writeFile(full.label);
  } finally {
    await label.close();
  }
}
