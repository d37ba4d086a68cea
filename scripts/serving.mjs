// Who serves the build of a folder: another build would take from under a house what its open pages still load.
// Plain JavaScript without dependencies, because it is asked before there is a node_modules.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const folderIn = (root) => path.join(root, ".cache", "serving");

/** Notes, for as long as this process lives, that it serves the build of `root`. A note that can't be made stops nobody. */
export function noteServing(root) {
  const file = path.join(folderIn(root), String(process.pid));
  const note = () => {
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, "");
    } catch {
      // A disk that is full, or a folder that is somebody else's: the house matters more than the note.
    }
  };
  note();
  setInterval(note, 5_000).unref();
  process.once("exit", () => rmSync(file, { force: true }));
}

/** The processes that serve the build of `root`. A note whose process has gone, or that was not renewed for a minute, is none. */
export function servingNow(root) {
  const folder = folderIn(root);
  const notes = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [];
  return notes
    .filter((name) => {
      const noted = statSync(path.join(folder, name), { throwIfNoEntry: false });
      return noted && Date.now() - noted.mtimeMs < 60_000 && isAlive(Number(name));
    })
    .map(Number);
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
