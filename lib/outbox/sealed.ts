// What somebody typed on this device and nobody else has yet. It lies in IndexedDB as AES-GCM ciphertext; the key is
// a CryptoKey that the browser never gives out, one for each person who signs in here.

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  text: ArrayBuffer;
}

const databaseName = "verzacht";
let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("keys");
      request.result.createObjectStore("sealed");
    };
    request.onsuccess = () => {
      // Another tab that brings a later layout must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error("closed"));
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** One transaction on one store; answers once what was written is on the disk. */
async function within<T>(
  store: "keys" | "sealed",
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, answer: (value: T) => void) => void,
): Promise<T | undefined> {
  const database = await open();
  return new Promise((resolve, reject) => {
    let value: T | undefined;
    const transaction = database.transaction(store, mode, { durability: "strict" });
    transaction.oncomplete = () => resolve(value);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    work(transaction.objectStore(store), (answered) => {
      value = answered;
    });
  });
}

const keys = new Map<string, Promise<CryptoKey>>();

function keyOf(owner: string): Promise<CryptoKey> {
  const known = keys.get(owner) ?? findKey(owner);
  keys.set(owner, known);
  known.catch(() => keys.delete(owner));
  return known;
}

async function findKey(owner: string): Promise<CryptoKey> {
  const spare = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two tabs may arrive together: the one that is first in the store is everybody's.
  const kept = await within<CryptoKey>("keys", "readwrite", (store, answer) => {
    const asked = store.get(owner);
    asked.onsuccess = () => {
      if (!asked.result) store.put(spare, owner);
      answer((asked.result as CryptoKey | undefined) ?? spare);
    };
  });
  return kept ?? spare;
}

const placeOf = (owner: string, name: string) => `${owner} ${name}`;
// Bound to its place, so that one text cannot be put in another's.
const algorithm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(place),
});

async function closed(owner: string, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  return { iv, text: await crypto.subtle.encrypt(algorithm(iv, place), await keyOf(owner), plain) };
}

/** Throws where the device keeps nothing: no IndexedDB, no room, or a page that did not come over https. */
export async function seal(owner: string, name: string, value: unknown): Promise<void> {
  const place = placeOf(owner, name);
  const sealed = await closed(owner, place, value);
  await within("sealed", "readwrite", (store) => store.put(sealed, place));
}

/** The same, but only over what still lies there: what another tab has taken away does not come back. */
export async function reseal(owner: string, name: string, value: unknown): Promise<void> {
  const place = placeOf(owner, name);
  const sealed = await closed(owner, place, value);
  await within("sealed", "readwrite", (store) => {
    const asked = store.getKey(place);
    asked.onsuccess = () => {
      if (asked.result !== undefined) store.put(sealed, place);
    };
  });
}

async function unseal(owner: string, place: string, sealed: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(algorithm(sealed.iv, place), await keyOf(owner), sealed.text);
  return JSON.parse(new TextDecoder().decode(plain));
}

export async function readSealed(owner: string, name: string): Promise<unknown> {
  const place = placeOf(owner, name);
  const sealed = await within<Sealed | undefined>("sealed", "readonly", (store, answer) => {
    const asked = store.get(place);
    asked.onsuccess = () => answer(asked.result as Sealed | undefined);
  });
  return sealed ? unseal(owner, place, sealed) : null;
}

export interface Found {
  name: string;
  /** Null where it cannot be opened any more. It is left where it lies. */
  value: unknown;
}

// What was opened once is not opened again while it lies there unchanged: each sealing has an `iv` of its own.
const read = new Map<string, { iv: Uint8Array; value: unknown }>();
const isSame = (a: Uint8Array, b: Uint8Array) => a.every((byte, n) => byte === b[n]);

/** Everything of this person whose name begins with `prefix`. What cannot be opened keeps nothing else back. */
export async function listSealed(owner: string, prefix: string): Promise<Found[]> {
  const from = placeOf(owner, prefix);
  const range = IDBKeyRange.bound(from, `${from}\uffff`);
  const found = await within<[string[], Sealed[]]>("sealed", "readonly", (store, answer) => {
    const places = store.getAllKeys(range);
    const texts = store.getAll(range);
    texts.onsuccess = () => answer([places.result as string[], texts.result as Sealed[]]);
  });
  const [places, texts] = found ?? [[], []];
  for (const place of read.keys()) if (place.startsWith(from) && !places.includes(place)) read.delete(place);
  return Promise.all(
    places.map(async (place, n) => {
      const sealed = texts[n] as Sealed;
      const known = read.get(place);
      const name = place.slice(owner.length + 1);
      if (known && isSame(known.iv, sealed.iv)) return { name, value: known.value };
      const value = await unseal(owner, place, sealed).catch(() => null);
      if (value !== null) read.set(place, { iv: sealed.iv, value });
      return { name, value };
    }),
  );
}

export async function forgetSealed(owner: string, name: string): Promise<void> {
  await within("sealed", "readwrite", (store) => store.delete(placeOf(owner, name)));
}

/** Forgets what lies under this name for everybody but `owner`. */
export async function forgetOfOthers(owner: string, name: string): Promise<void> {
  await within("sealed", "readwrite", (store) => {
    const asked = store.getAllKeys();
    asked.onsuccess = () => {
      for (const key of asked.result as string[])
        if (key.endsWith(` ${name}`) && key !== placeOf(owner, name)) store.delete(key);
    };
  });
}
