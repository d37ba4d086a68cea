import { existsSync } from "node:fs";
import { chown, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type BackupPlace, sealedName, walFolder } from "./places";
import { nextSegment } from "./rules";
import { unseal } from "./sealed-file";

// A server that recovers asks for one part of the log after another. Its account has neither key nor archive: its
// command leaves a wish in a folder, and we lay what it wants beside it. A file that can't be opened ends the recovery;
// only one that is not there is the end of the log.

export const feedName = "wal-feed";
const feed = `../${feedName}`;

export const restoreCommand = [
  `f=${feed}/%f; i=0; [ -e $f.given ] || : > $f.wanted`,
  "while [ ! -e $f.given ]; do if [ -e $f.none ]; then rm -f $f.none; exit 1; fi",
  `if [ -e ${feed}/broken ] || [ $i -gt 12000 ]; then exit 200; fi; i=$((i+1)); sleep 0.05; done`,
  'mv -f $f.given "%p"',
].join("; ");

export interface Feeding {
  /** What went wrong, once the recovery has ended because of it. */
  trouble(): Error | null;
  /** How many parts of the log the server was given. */
  given(): number;
  stop(): Promise<void>;
}

/** Serves the server that recovers beside `folder`'s feed, until it is stopped. */
export async function feedLog(place: BackupPlace, folder: string): Promise<Feeding> {
  const own = join(folder, feedName);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { mode: 0o700 });
  let trouble: Error | null = null;
  let given = 0;
  let isOver = false;
  const lay = async (name: string) => {
    const sealed = join(walFolder(place.dir), sealedName(name));
    if (!existsSync(sealed)) return false;
    const { uid, gid } = await stat(own);
    const draft = join(own, `${name}.draft`);
    await writeFile(draft, unseal(sealed, name, place.key), { mode: 0o600 });
    if (process.getuid?.() === 0) await chown(draft, uid, gid);
    await rename(draft, join(own, `${name}.given`));
    return true;
  };
  const answer = async (name: string) => {
    await rm(join(own, `${name}.wanted`), { force: true });
    if (!existsSync(join(own, `${name}.given`)) && !(await lay(name))) {
      await writeFile(join(own, `${name}.none`), "");
      return;
    }
    given++;
    // One ahead: the server then never waits for us.
    const next = /^[0-9A-F]{24}$/.test(name) ? nextSegment(name) : null;
    if (next && !existsSync(join(own, `${next}.given`))) await lay(next);
  };
  const work = async () => {
    while (!isOver) {
      try {
        const wanted = (await readdir(own)).filter((name) => name.endsWith(".wanted"));
        for (const name of wanted) await answer(name.slice(0, -".wanted".length));
        if (wanted.length === 0) await pause(20);
      } catch (error) {
        trouble = error as Error;
        isOver = true;
        await writeFile(join(own, "broken"), "").catch(() => undefined);
      }
    }
  };
  const working = work();
  return {
    trouble: () => trouble,
    given: () => given,
    stop: async () => {
      isOver = true;
      await working;
      await rm(own, { recursive: true, force: true });
    },
  };
}
