import { beforeAll, describe, expect, it } from "vitest";
import { type Cast, freshCast } from "@/db/testing/fuzz/cast";
import { everything } from "@/db/testing/practice";
import { hashPassword, signIn, TooBusy } from "@/lib/access/write";
import { ask, handlerOf, lines } from "./testing/doors";

let cast: Cast;
beforeAll(async () => {
  cast = await freshCast();
});

describe("a password", () => {
  it("is kept as argon2id over 46 MiB, with a salt of its own", async () => {
    const kept = await Promise.all([1, 2].map(() => hashPassword("een lange zin om te onthouden")));
    // $argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$salt$hash: what the hash itself says it was made with.
    for (const hash of kept)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(new Set(kept).size).toBe(2);
    const accounts = await everything<{ hash: string }[]>`select password_hash as hash from accounts`;
    expect(accounts.filter(({ hash }) => !hash.startsWith("$argon2id$v=19$m=47104,t=1,p=1$"))).toEqual([]);
  });
});

describe("a flood of sign-ins", () => {
  it("is turned away past the queue, and others go on meanwhile", async () => {
    const me = lines.find(({ name }) => name === "readMe");
    if (!me) throw new Error("nobody reads who they are");
    const handler = await handlerOf(me);
    const order: string[] = [];
    const tried = Array.from({ length: 60 }, (_, n) =>
      signIn(`niemand${n}@example.nl`, "een gok van niemand", "192.0.2.1", "").then(
        ({ ok }) => (order.push("judged"), ok ? "in" : "refused"),
        (error: unknown) => (error instanceof TooBusy ? "busy" : String(error)),
      ),
    );
    const asked = Array.from({ length: 10 }, async () => {
      const { status } = await ask(handler, me, { headers: { cookie: cast.therapist } });
      order.push("asked");
      return status;
    });
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
    const outcomes = await Promise.all(tried);
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    // Two at a time and twenty waiting; some more where a place came free before all had arrived.
    expect(count("refused") + count("busy")).toBe(60);
    expect(count("busy")).toBeGreaterThan(10);
    expect(count("refused")).toBeGreaterThanOrEqual(22);
    expect(order.indexOf("asked")).toBeLessThan(order.lastIndexOf("judged"));
    expect((await signIn("niemand@example.nl", "een gok", "192.0.2.1", "")).ok).toBe(false);
  });
});
