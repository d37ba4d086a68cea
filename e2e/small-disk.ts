import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const MIB = 1 << 20;
const name = "verzacht-disk-";

export interface SmallDisk {
  /** Where a practice may live on it. */
  dataDir: string;
  /** Megabytes that are left, and of how many. */
  room(): { free: number; size: number };
  /** Somebody else fills the disk, until so many megabytes are left; 0 is to the last page. */
  fillTo(free: number): void;
  /** Somebody makes room: all that was filled up is given back. */
  makeRoom(): void;
  leave(): void;
}

const quietly = (command: string, args: string[]) =>
  execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });

/** What a killed run left mounted. */
function clearLeftBehind() {
  for (const left of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${name}(\\d+)-`).exec(left)?.[1] ?? 0);
    if (pid === 0) continue;
    try {
      process.kill(pid, 0);
    } catch {
      const folder = path.join(tmpdir(), left);
      quietly("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** A disk of its own in memory, small enough to be filled; or the reason why there can't be one here. */
export function laySmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== "linux") return "only Linux mounts a disk in memory";
  if (process.getuid?.() !== 0) return "only root may mount a disk";
  clearLeftBehind();
  const folder = mkdtempSync(path.join(tmpdir(), `${name}${process.pid}-`));
  try {
    quietly("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "verzacht-test", folder]);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return `no disk can be mounted here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`;
  }
  const dataDir = path.join(folder, "practice");
  mkdirSync(dataDir);
  // Started by root, the database runs as another user, who has to be able to come in.
  chmodSync(dataDir, 0o755);
  let files = 0;
  const others = path.join(folder, "others");
  const room = () => {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { free: (bavail * bsize) / MIB, size: (blocks * bsize) / MIB };
  };
  const take = (bytes: number) => {
    mkdirSync(others, { recursive: true });
    quietly("fallocate", ["-l", String(bytes), path.join(others, String(files++))]);
  };
  return {
    dataDir,
    room,
    fillTo: (free) => {
      // The house writes meanwhile: what was free a moment ago may be taken, so the last pages are taken one by one.
      for (let wanted = room().free - free; wanted > 0; wanted = room().free - free) {
        try {
          take(Math.max(4096, Math.floor(wanted * MIB)));
        } catch {
          if (wanted * MIB <= 4096) return;
        }
      }
    },
    makeRoom: () => rmSync(others, { recursive: true, force: true }),
    leave: () => {
      quietly("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
