import { statfs } from "node:fs/promises";
import { setting } from "./environment";

const GIB = 1 << 30;

export interface Room {
  /** Bytes that are left for us, and of how many. */
  free: number;
  size: number;
}

export type RoomWord = "enough" | "little" | "none";

/**
 * Little: less than 1 GiB, or less than 15 % where that is not still a lot. None: less than 5 %, and less than 1 GiB; what
 * is left then is for reading, whose looks are written down, and for the database to end what it has begun.
 */
export function judgeRoom({ free, size }: Room): RoomWord {
  if (free < Math.min(size * 0.05, GIB)) return "none";
  return free < GIB || free < Math.min(size * 0.15, 20 * GIB) ? "little" : "enough";
}

const goodFor = 5_000;
const kept = globalThis as typeof globalThis & { verzachtRoom?: { at: number; room: Promise<Room | null> } };

async function look(): Promise<Room | null> {
  const folder = setting("VERZACHT_DATA_DIR");
  if (!folder) return null;
  const found = await statfs(folder).catch(() => null);
  return found && { free: found.bavail * found.bsize, size: found.blocks * found.bsize };
}

/** What is left on the disk of the database, looked at every few seconds; null where the database stands elsewhere. */
export function roomLeft(now = Date.now()): Promise<Room | null> {
  if (!kept.verzachtRoom || now - kept.verzachtRoom.at >= goodFor) kept.verzachtRoom = { at: now, room: look() };
  return kept.verzachtRoom.room;
}

/** Whether there is room to write; asked by each door that changes something. */
export async function roomToWrite(): Promise<boolean> {
  const room = await roomLeft();
  return !room || judgeRoom(room) !== "none";
}
