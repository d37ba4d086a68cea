import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

// A sealed file: what it holds is packed (gzip), cut into pieces and sealed with AES-256-GCM. The head names the key
// and carries a salt; from key, salt and the file's own name comes the key of this one file, so that no file can stand
// in for another. A piece's nonce is its number and whether it is the last one: pieces can't be swapped, dropped or cut
// off unnoticed.

/** A sealed file that can't be trusted, or a key that does not belong to it; the message is a whole sentence. */
export class DamagedBackup extends Error {
  override name = "DamagedBackup";
}

export interface BackupKey {
  secret: Buffer;
  /** Tells keys apart, and nothing about the key. */
  id: Buffer;
}

export const keyOf = (secret: Buffer): BackupKey => ({
  secret,
  id: createHash("sha256").update("verzacht backup key").update(secret).digest().subarray(0, 8),
});

const magic = Buffer.from("VZS1");
const headLength = magic.length + 8 + 16;
const pieceLength = 1 << 20;
const tagLength = 16;

type Pieces = AsyncIterable<Buffer>;

function fileKey(key: BackupKey, name: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key.secret, salt, `verzacht backup\0${name}`, 32));
}

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(piece, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** Cuts a stream into pieces of one length, and tells the last one. Even nothing has a last piece. */
async function* cut(source: Pieces, length: number): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    waiting.push(part);
    size += part.length;
    if (size <= length) continue;
    const joined = Buffer.concat(waiting);
    let at = 0;
    // What is exactly full waits for what follows: it may be the last one.
    for (; joined.length - at > length; at += length) yield { piece: joined.subarray(at, at + length), isLast: false };
    waiting = [joined.subarray(at)];
    size = joined.length - at;
  }
  yield { piece: Buffer.concat(waiting), isLast: true };
}

const sealing = (key: BackupKey, name: string) =>
  async function* (source: Pieces): Pieces {
    const salt = randomBytes(16);
    const own = fileKey(key, name, salt);
    const head = Buffer.concat([magic, key.id, salt]);
    yield head;
    let number = 0;
    for await (const { piece, isLast } of cut(source, pieceLength)) {
      const cipher = createCipheriv("aes-256-gcm", own, nonceOf(number++, isLast)).setAAD(head);
      yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    }
  };

const opening = (key: BackupKey, name: string) =>
  async function* (source: Pieces): Pieces {
    const damaged = () => new DamagedBackup(`The backup file ${name} is damaged, cut off or was changed.`);
    let head: Buffer | undefined;
    async function* behindHead(): Pieces {
      let start = Buffer.alloc(0);
      for await (const part of source) {
        if (head) {
          yield part;
          continue;
        }
        start = Buffer.concat([start, part]);
        if (start.length < headLength) continue;
        head = start.subarray(0, headLength);
        yield start.subarray(headLength);
      }
    }
    let own: Buffer | undefined;
    let number = 0;
    for await (const { piece, isLast } of cut(behindHead(), pieceLength + tagLength)) {
      if (!head?.subarray(0, magic.length).equals(magic) || piece.length < tagLength) throw damaged();
      if (!head.subarray(magic.length, magic.length + 8).equals(key.id))
        throw new DamagedBackup(`The backup file ${name} was sealed with another key than this one.`);
      own ??= fileKey(key, name, head.subarray(magic.length + 8));
      const cipher = createDecipheriv("aes-256-gcm", own, nonceOf(number++, isLast)).setAAD(head);
      cipher.setAuthTag(piece.subarray(piece.length - tagLength));
      let plain: Buffer;
      try {
        plain = Buffer.concat([cipher.update(piece.subarray(0, -tagLength)), cipher.final()]);
      } catch {
        throw damaged();
      }
      yield plain;
    }
  };

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a sealed file whole or not at all; answers its length. `name` is what it will be asked for by. */
export async function seal(
  path: string,
  name: string,
  key: BackupKey,
  source: Pieces,
  signal?: AbortSignal,
): Promise<number> {
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, "w", 0o600);
  let length = 0;
  try {
    const write = async (pieces: Pieces) => {
      for await (const piece of pieces) {
        await file.writeFile(piece);
        length += piece.length;
      }
    };
    await pipeline(Readable.from(source), createGzip({ level: 1 }), sealing(key, name), write, { signal });
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(draft, { force: true });
    throw error;
  }
  await file.close();
  await rename(draft, path);
  await syncFolder(dirname(path));
  return length;
}

/** What a sealed file holds, piece by piece. Whoever reads must not count on any of it before the end has come. */
export function unseal(path: string, name: string, key: BackupKey): Pieces {
  const unpacked = createGunzip();
  const reading = pipeline(createReadStream(path, { highWaterMark: pieceLength }), opening(key, name), unpacked);
  reading.catch((error: Error) => unpacked.destroy(error));
  return (async function* () {
    try {
      for await (const piece of unpacked) yield piece as Buffer;
    } catch (error) {
      if (error instanceof DamagedBackup || (error as NodeJS.ErrnoException).code === "ENOENT") throw error;
      throw new DamagedBackup(`The backup file ${basename(path)} is damaged, cut off or was changed.`);
    }
    await reading;
  })();
}

export async function textOf(source: Pieces): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
