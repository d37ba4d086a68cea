import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";

// AES-256-GCM (NIST SP 800-38D) with a random IV of 96 bits. Whatever is sealed is bound to its place: put into another
// row, column, client or practice it can't be opened.

/** Where free text about a client is kept. The key columns of a row, joined by '/', are its name in a seal. */
export const sealedColumns = [
  "emergency_looks.because",
  "goals.levels",
  "goals.wording",
  "look_questions.answer",
  "look_questions.question",
  "measure_assignments.item",
  "notes.text",
  "private_lines.line",
  "program_items.remark",
  "program_versions.note",
  "program_versions.threshold_because",
  "record_statements.text",
  "release_decisions.because",
  "release_decisions.checked",
  "release_decisions.health",
  "reminder_suggestions.suggestion",
  "report_shares.shared_with",
  "reports.content",
  "reports.text",
  "safety_agreements.because",
  "safety_agreements.words",
  "session_corrections.note",
  "sessions.note",
  "signals.note",
  "statement_answers.words",
] as const;
export type SealedColumn = (typeof sealedColumns)[number];

/** A column of JSON holds its value, or the text that it was sealed into. */
export type Kept<T> = T | string;

export interface Owner {
  practiceId: string;
  clientId: string;
}

/** Something sealed is there and can't be opened: never taken for nothing. Says where, and nothing of what. */
export class UnreadableText extends Error {
  override name = "UnreadableText";
}

const [ivLength, tagLength] = [12, 16];

function lock(key: KeyObject, aad: string, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null for what was not locked with this key for this place, whole. */
function unlock(key: KeyObject, aad: string, locked: Buffer): Buffer | null {
  if (locked.length < ivLength + tagLength) return null;
  const decipher = createDecipheriv("aes-256-gcm", key, locked.subarray(0, ivLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(aad)).setAuthTag(locked.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(locked.subarray(ivLength, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

// A control character that nobody can send (lib/text), and the version of client key and form.
const mark = "\u0001";
const version = 1;
const head = `${mark}${version}.`;

export const isSealed = (kept: string): boolean => kept.startsWith(mark);

export const newDataKey = (): Buffer => randomBytes(32);

/** What is written about one client, with the key that is theirs alone; null while nothing of it was sealed yet. */
export class ClientTexts {
  constructor(
    readonly owner: Owner,
    private readonly key: KeyObject | null,
  ) {}

  seal<T extends string | null>(column: SealedColumn, row: string, text: T): T {
    if (text === null) return text;
    if (!this.key) throw new UnreadableText("there is no key to seal with");
    return `${head}${lock(this.key, this.place(column, row), Buffer.from(text)).toString("base64url")}` as T;
  }

  /** What was written before there were keys is read as it stands, until it is sealed (db/sealed-texts). */
  open<T extends string | null>(column: SealedColumn, row: string, kept: T): T {
    if (kept === null || !isSealed(kept)) return kept;
    const text = kept.startsWith(head) && this.key ? kept.slice(head.length) : null;
    const locked = Buffer.from(text ?? "", "base64url");
    const isWhole = text !== null && locked.toString("base64url") === text;
    const plain = isWhole && this.key ? unlock(this.key, this.place(column, row), locked) : null;
    if (!plain) throw new UnreadableText(`a text in ${column} can't be opened (${row})`);
    return plain.toString() as T;
  }

  sealValue(column: SealedColumn, row: string, value: object): string {
    return this.seal(column, row, JSON.stringify(value));
  }

  openValue<T extends object>(column: SealedColumn, row: string, kept: Kept<T>): T;
  openValue<T extends object>(column: SealedColumn, row: string, kept: Kept<T> | null): T | null;
  openValue<T extends object>(column: SealedColumn, row: string, kept: Kept<T> | null): T | null {
    if (typeof kept !== "string") return kept;
    if (!isSealed(kept)) throw new UnreadableText(`a value in ${column} is not sealed (${row})`);
    return JSON.parse(this.open(column, row, kept)) as T;
  }

  /** A hash of something low in surprises can be guessed at: who has no key learns nothing from it then. */
  keyed(hash: Buffer): Buffer {
    if (!this.key) throw new UnreadableText("there is no key to hash with");
    const own = createHmac("sha256", this.key).update("verzacht content hash").digest();
    return Buffer.concat([Buffer.of(version), createHmac("sha256", own).update(hash).digest()]);
  }

  /** Whether a kept hash, keyed or from before there were keys, is of the same. */
  isHashOf(kept: Buffer, hash: Buffer): boolean {
    return kept.equals(hash) || (this.key !== null && kept.equals(this.keyed(hash)));
  }

  private place(column: SealedColumn, row: string): string {
    const { practiceId, clientId } = this.owner;
    return JSON.stringify(["verzacht text", version, practiceId, clientId, ...column.split("."), row]);
  }
}

/** Master keys by version; the highest one wraps. */
export interface Keyring {
  current: number;
  keys: ReadonlyMap<number, KeyObject>;
}

/** A keyring that can't be used, in a sentence for whoever keeps it. */
export class KeyringFault extends Error {
  override name = "KeyringFault";
}

/** One line for each version: its number, a space, 32 bytes in base64url. */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<number, KeyObject>();
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  for (const [at, line] of lines.entries()) {
    const [, number = "", written = ""] = /^([1-9]\d{0,5}) ([A-Za-z0-9_-]+)\r?$/.exec(line) ?? [];
    const key = Buffer.from(written, "base64url");
    if (key.length < 32 || key.toString("base64url") !== written)
      throw new KeyringFault(`line ${at + 1} is not a version and a key of 32 bytes`);
    if (key.length > 32 || new Set(key).size < 12) throw new KeyringFault(`the key in line ${at + 1} is no random one`);
    if (keys.has(Number(number))) throw new KeyringFault(`version ${number} stands there twice`);
    keys.set(Number(number), createSecretKey(key));
  }
  if (keys.size === 0) throw new KeyringFault("it is empty");
  return { current: Math.max(...keys.keys()), keys };
}

export const masterKeyLine = (number: number): string => `${number} ${randomBytes(32).toString("base64url")}\n`;

/** A client's key as it is kept: nobody opens it without the master key of that version. */
export interface WrappedKey {
  wrapped: Buffer;
  masterVersion: number;
}

const wrapping = ({ practiceId, clientId }: Owner, masterVersion: number) =>
  JSON.stringify(["verzacht client key", masterVersion, practiceId, clientId]);

export function wrapKey({ current, keys }: Keyring, owner: Owner, dataKey: Buffer): WrappedKey {
  return { wrapped: lock(keys.get(current) as KeyObject, wrapping(owner, current), dataKey), masterVersion: current };
}

export function unwrapKey({ keys }: Keyring, owner: Owner, { wrapped, masterVersion }: WrappedKey): Buffer {
  const master = keys.get(masterVersion);
  if (!master) throw new UnreadableText(`there is no master key of version ${masterVersion}`);
  const dataKey = unlock(master, wrapping(owner, masterVersion), wrapped);
  if (dataKey?.length !== 32) throw new UnreadableText(`a client's key can't be opened with version ${masterVersion}`);
  return dataKey;
}

export const textsOf = (owner: Owner, dataKey: Buffer): ClientTexts => new ClientTexts(owner, createSecretKey(dataKey));
