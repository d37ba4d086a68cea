import { describe, expect, it, test } from "vitest";
import { type Handed, verdictOf } from "@/e2e/exactly-once";
import { deliver, judge, type Owner, type Post, type Reply, waitAfter } from "./delivery";
import { type Drawer, inOrder, type Kept } from "./drawer";
import { parcelOf } from "./parcel";

const owner = { memberId: "m", practiceId: "p" };
const idOf = (n: number) => `id-${String(n).padStart(4, "0")}`;
const fresh = (n: number): Kept => {
  const letter = { id: idOf(n), path: `/api/v1/sessions/${idOf(n)}` as const, body: { n } };
  return { name: `waiting/${letter.id}`, parcel: parcelOf(letter, owner, n) };
};

/** A drawer in memory, that outlives its tab. */
function drawerWith(kept: Kept[]): Drawer & { lying: Map<string, Kept> } {
  const lying = new Map(kept.map((one) => [one.name, one]));
  return {
    lying,
    list: async () => ({ kept: inOrder([...lying.values()]), closed: 0 }),
    put: async () => undefined,
    note: async (one) => void (lying.has(one.name) && lying.set(one.name, one)),
    remove: async ({ name }) => void lying.delete(name),
  };
}

/** A house that keeps what it is sent under its id, behind a line that loses requests and answers alike. */
function houseBehindABadLine(random: () => number) {
  const rows: Handed[] = [];
  let made = 0;
  const take = (id: string, text: string): Reply => {
    const known = rows.find((row) => row.id === id);
    if (known) return { status: known.text === text ? 200 : 409, isOurs: true };
    rows.push({ id, text });
    return { status: 201, isOurs: true };
  };
  const line = (id: () => string) => async (text: string) => {
    if (random() < 0.3) return null;
    const reply = take(id(), text);
    return random() < 0.3 ? null : reply;
  };
  return { rows, put: (id: string, text: string) => line(() => id)(text), post: line(() => `made-${made++}`) };
}

/** The same numbers each time. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const handed = (all: Kept[]): Handed[] => all.map(({ parcel }) => ({ id: parcel.id, text: parcel.body }));
const same = async (): Promise<Owner> => "same";
const pause = async () => undefined;
const hundred = () => Array.from({ length: 100 }, (_, n) => fresh(n));

describe("whoever checks is checked first", () => {
  test("an outbox that lets the house make the id sends things twice, and is found out", async () => {
    const all = hundred();
    const house = houseBehindABadLine(seeded(1));
    for (const { parcel } of all) {
      let reply: Reply | null = null;
      while (!reply) reply = await house.post(parcel.body);
    }
    const verdict = verdictOf(handed(all), house.rows);
    expect(verdict.lost).toEqual([]);
    expect(verdict.twice.length).toBeGreaterThan(10);
  });

  test("an outbox that forgets before it was heard loses things, and is found out", async () => {
    const all = hundred();
    const house = houseBehindABadLine(seeded(2));
    for (const { parcel } of all) await house.put(parcel.id, parcel.body);
    const verdict = verdictOf(handed(all), house.rows);
    expect(verdict.lost.length).toBeGreaterThan(10);
    expect(verdict.twice).toEqual([]);
  });

  test("a house that changes a letter is found out", () => {
    const [one] = handed(hundred());
    if (!one) throw new Error("none");
    expect(verdictOf([one], [{ ...one, text: `${one.text} ` }])).toEqual({ lost: [], twice: [], changed: [one.id] });
  });
});

test("over a line that loses a third each way, and with tabs that die, everything arrives once", async () => {
  const random = seeded(3);
  const all = hundred();
  const drawer = drawerWith(all);
  const house = houseBehindABadLine(random);
  let rounds = 0;
  while (drawer.lying.size > 0) {
    let left = Math.ceil(random() * 9);
    const post: Post = async ({ id, body }) => {
      const reply = await house.put(id, body);
      // The tab dies with the answer in its hand.
      if (left-- === 0) throw new Error("killed");
      return reply;
    };
    await deliver({ drawer, post, owner: same, pause, random }).catch(() => undefined);
    rounds += 1;
  }
  expect(verdictOf(handed(all), house.rows)).toEqual({ lost: [], twice: [], changed: [] });
  expect(house.rows.map(({ id }) => id)).toEqual(all.map(({ parcel }) => parcel.id));
  expect(rounds).toBeGreaterThan(10);
});

describe("what ends the waiting", () => {
  const problem = (status: number, refusal = "invalid"): Reply => ({ status, isOurs: true, refusal });
  it.each([
    [null, "later"],
    [{ status: 200, isOurs: true }, "sent"],
    [{ status: 201, isOurs: true }, "sent"],
    // A gate of a hotel, that answers everything with its own page.
    [{ status: 200, isOurs: false }, "later"],
    [{ status: 404, isOurs: false }, "later"],
    [problem(401, "signed_out"), "signedOut"],
    [problem(403, "foreign_origin"), "later"],
    [problem(403, "role_cannot"), "refused"],
    [problem(409, "same_id_other_content"), "refused"],
    [problem(422), "refused"],
    [problem(429, "too_many_tries"), "later"],
    [problem(503, "busy"), "later"],
    [{ status: 500, isOurs: true }, "later"],
  ] as const)("%j is %s", (reply, verdict) => expect(judge(reply)).toBe(verdict));
});

test("what is refused is kept with its reason and passed over; what comes after is sent", async () => {
  const drawer = drawerWith([fresh(1), fresh(2), fresh(3)]);
  const detail = "Dit programma is niet van jou.";
  const post: Post = async ({ id }) =>
    id === idOf(2) ? { status: 404, isOurs: true, refusal: "not_found", detail } : { status: 201, isOurs: true };
  const result = await deliver({ drawer, post, owner: same, pause });
  expect(result).toEqual({ sent: 2, end: "empty", retryAfter: 0 });
  expect([...drawer.lying.values()].map(({ parcel }) => [parcel.id, parcel.tries, parcel.refused])).toEqual([
    [idOf(2), 1, { status: 404, detail }],
  ]);
  let asked = 0;
  await deliver({ drawer, owner: same, pause, post: async () => (asked++, null) });
  expect(asked).toBe(0);
});

test("under another's name, or nobody's, nothing is sent", async () => {
  for (const [who, end] of [
    ["nobody", "signedOut"],
    ["unknown", "later"],
  ] as const) {
    const drawer = drawerWith([fresh(1)]);
    const post: Post = async () => {
      throw new Error("sent");
    };
    expect(await deliver({ drawer, post, pause, owner: async () => who })).toEqual({ sent: 0, end, retryAfter: 0 });
    expect([...drawer.lying.values()].map(({ parcel }) => parcel.tries)).toEqual([0]);
  }
});

test("where the way is shut the order stays: nothing overtakes, and how long to wait is heard", async () => {
  const drawer = drawerWith([fresh(1), fresh(2)]);
  const sent: string[] = [];
  const post: Post = async ({ id }) => (sent.push(id), { status: 429, isOurs: true, retryAfter: 7 });
  expect(await deliver({ drawer, post, owner: same, pause })).toEqual({ sent: 0, end: "later", retryAfter: 7 });
  expect(sent).toEqual([idOf(1)]);
});

test("a device that can write no more does not send without end", async () => {
  const stuck = drawerWith([fresh(1), fresh(2)]);
  const fails = async () => {
    throw new Error("QuotaExceededError");
  };
  let asked = 0;
  const post: Post = async () => (asked++, { status: asked === 1 ? 201 : 422, isOurs: true });
  await deliver({ drawer: { ...stuck, note: fails, remove: fails }, post, owner: same, pause });
  expect(asked).toBe(2);
});

test("each failure makes the wait longer, up to some minutes, and no two phones come together", () => {
  expect([1, 2, 3, 20].map((n) => waitAfter(n, 0, () => 0.5))).toEqual([2000, 4000, 8000, 300_000]);
  expect(waitAfter(1, 0, () => 0)).toBe(1000);
  expect(waitAfter(1, 0, () => 1)).toBe(3000);
  expect(waitAfter(1, 60, () => 0)).toBe(61_000);
});
