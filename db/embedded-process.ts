import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { basename, dirname } from "node:path";

/** What stops a start for a reason that the operator can act on; the message is a whole sentence. */
export class DatabaseRefusal extends Error {
  override name = "DatabaseRefusal";
}

/** How the processes of this machine are seen: by /proc where there is one, else by ps (macOS). */
export interface ProcessTable {
  /** Numbers are reused, so a process is known by its moment of birth. Null for the dead and for zombies. */
  identityOf(pid: number): string | null;
  /** Every living server process, postmaster or backend, of the database in this folder. */
  postgresIn(cluster: string): number[];
}

const UNSEEN = "unseen";

/** Stands in the title of every server process, where ps finds a backend whose postmaster has died. */
export function clusterName(cluster: string): string {
  const path = existsSync(cluster) ? realpathSync(cluster) : cluster;
  return `verzacht-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}

/** True for zombies too: whatever still takes up the number. */
export function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function placeOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

export const byProc: ProcessTable = {
  identityOf(pid) {
    const stat = readText(`/proc/${pid}/stat`);
    if (!stat) return numberIsTaken(pid) ? UNSEEN : null;
    // The name in parentheses may hold spaces; after it come the state and, 19 fields on, the ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return `${readText("/proc/sys/kernel/random/boot_id").trim()}-${fields[19]}`;
  },
  postgresIn(cluster) {
    const place = placeOf(cluster);
    if (!place) return [];
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => readText(`/proc/${pid}/comm`).startsWith("postgres") && placeOf(`/proc/${pid}/cwd`) === place)
      .map(Number);
  },
};

function ps(args: string[]): string {
  try {
    // Two w: never cut a line at the width of a terminal.
    return execFileSync("ps", [...args, "-ww"], {
      encoding: "utf8",
      env: { PATH: "/bin:/usr/bin", LC_ALL: "C", TZ: "UTC" } as unknown as NodeJS.ProcessEnv,
    });
  } catch {
    return "";
  }
}

export const byPs: ProcessTable = {
  identityOf(pid) {
    const [state, ...born] = ps(["-o", "stat=", "-o", "lstart=", "-p", String(pid)])
      .trim()
      .split(/\s+/);
    if (!state || state.startsWith("Z")) return null;
    return born.join(" ");
  },
  postgresIn(cluster) {
    const name = clusterName(cluster);
    return ps(["-axo", "pid=,command="])
      .split("\n")
      .map((line) => /^\s*(\d+)\s+(.*)$/.exec(line))
      .filter((found) => found?.[2]?.includes(name) && /(^postgres: |\/postgres -D )/.test(found[2]))
      .map((found) => Number(found?.[1]));
  },
};

export const processTable: ProcessTable = existsSync("/proc/self/stat") ? byProc : byPs;

export interface Lock {
  release(): void;
}

function rungs(stem: string): number[] {
  return readdirSync(dirname(stem))
    .filter((name) => name.startsWith(`${basename(stem)}.`))
    .map((name) => Number(name.slice(basename(stem).length + 1)))
    .filter(Number.isSafeInteger);
}

/** The living holder's pid, 0 when nobody alive holds it, null when the file is gone by now. */
function holderOf(path: string): number | null {
  let note: string;
  try {
    note = readlinkSync(path);
  } catch {
    return null;
  }
  const [pid = "", born] = note.split("@");
  const now = /^\d+$/.test(pid) ? processTable.identityOf(Number(pid)) : null;
  return now !== null && (now === born || now === UNSEEN) ? Number(pid) : 0;
}

/**
 * Takes a lock that outlives no process, or answers the pid of the living holder. `stem.N` is a link whose target
 * names the holder, and the highest N is the lock. Whoever finds it free or its holder dead makes N+1, which only one
 * can. Removing a dead holder's file instead would let a slow second taker remove the first taker's.
 */
export function tryLock(stem: string): Lock | number {
  for (;;) {
    const highest = Math.max(0, ...rungs(stem));
    const holder = highest === 0 ? 0 : holderOf(`${stem}.${highest}`);
    if (holder === null) continue;
    if (holder > 0) return holder;

    const mine = `${stem}.${highest + 1}`;
    try {
      symlinkSync(`${process.pid}@${processTable.identityOf(process.pid)}`, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw error;
    }
    const others = rungs(stem).filter((rung) => rung !== highest + 1);
    if (others.some((rung) => rung > highest + 1)) {
      rmSync(mine, { force: true });
      continue;
    }
    for (const rung of others) rmSync(`${stem}.${rung}`, { force: true });
    return { release: () => release(mine) };
  }
}

/** A freed lock keeps its number: were it removed, counting would start anew under someone who still counts on. */
function release(path: string) {
  const free = `${path}-free`;
  rmSync(free, { force: true });
  symlinkSync("free", free);
  renameSync(free, path);
}
