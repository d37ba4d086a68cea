import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { relativeOf } from "@/db/testing/relatives";
import { enterPractice } from "@/db/transaction";
import { lookAtInvitation } from "@/lib/access/read";
import { acceptInvitation, changeMe, signIn } from "@/lib/access/write";
import { accepted } from "@/lib/result";
import { readEveryShare, readRelatives, readShared } from "./read";
import type { SharePart } from "./rules";
import { changeShares, makeRelativeLink, nameRelative, takeBack } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date();
const password = "een zin die lang genoeg is";

beforeAll(async () => {
  v = await village();
});
beforeEach(async () => {
  client = await clientOf(v.nienke, `Foekje ${uuidv7().slice(-6)}`);
});

const name = (id: string, called = "Joris", parts: SharePart[] = ["program"], by = client) =>
  as(by, (tx, viewer) => nameRelative(tx, viewer, { clientId: by.id, id }, { name: called, parts }, now));
const change = (id: string, parts: SharePart[], match = 1, by = client) =>
  as(by, (tx, viewer) =>
    changeShares(tx, viewer, { clientId: by.id, id }, { parts }, { match, idHash: by.idHash, now }),
  );
const end = (id: string, by = client) => as(by, (tx, viewer) => takeBack(tx, viewer, { clientId: by.id, id }));
const link = (id: string, by = client) =>
  as(by, (tx, viewer) => makeRelativeLink(tx, viewer, { clientId: by.id, id }, now));
const list = async (by = client) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readRelatives(tx, viewer, by.id, now))));
const tokenIn = (url: string) => url.split("/").at(-1) ?? "";
const isOpen = async (url: string) => (await lookAtInvitation(tokenIn(url)))?.open;
const sharing = async () => (await eventsOf(client.id)).filter((event) => event.startsWith("relative."));

describe("naming somebody near", () => {
  it("gives one link; the same sent twice gives a fresh one, and the one before ends", async () => {
    const id = uuidv7();
    const first = valueOf(await name(id));
    expect(first).toMatchObject({ isNew: true, relative: { name: "Joris", parts: ["program"], state: "invited" } });
    const again = valueOf(await name(id));
    expect(again.isNew).toBe(false);
    expect([await isOpen(first.url), await isOpen(again.url)]).toEqual([false, true]);
    expect(await list()).toHaveLength(1);
    expect(await sharing()).toEqual(["relative.named", "relative.invited"]);
  });

  it("with other words or other parts under the same id is refused", async () => {
    const id = uuidv7();
    valueOf(await name(id));
    expect(refusalOf(await name(id, "Iemand anders"))).toBe("same_id_other_content");
    expect(refusalOf(await name(id, "Joris", ["program", "days"]))).toBe("same_id_other_content");
    expect(await list()).toMatchObject([{ parts: ["program"] }]);
  });

  it("ends at three, also where two phones name the third at the same moment", async () => {
    valueOf(await name(uuidv7(), "Een"));
    valueOf(await name(uuidv7(), "Twee"));
    const both = await Promise.all([name(uuidv7(), "Drie"), name(uuidv7(), "Vier")]);
    expect(both.map((one) => (one.ok ? "named" : one.refusal)).sort()).toEqual(["named", "too_many_relatives"]);
    const [first] = await list();
    valueOf(await end(first?.id ?? ""));
    valueOf(await name(uuidv7(), "Vijf"));
  });

  it("is the client's alone: neither who treats nor the owner can, nor another client", async () => {
    const id = uuidv7();
    for (const by of [v.nienke, v.marieke]) {
      const forged = as(
        by,
        (tx, viewer) => nameRelative(tx, viewer, { clientId: client.id, id }, { name: "Ik", parts: ["days"] }, now),
        client,
      );
      await expect(forged).rejects.toThrow("42501");
    }
    const forged = as(v.kees, (tx, viewer) =>
      nameRelative(tx, viewer, { clientId: client.id, id }, { name: "Ik", parts: ["days"] }, now),
    );
    await expect(forged).rejects.toThrow("42501");
    expect(await list()).toEqual([]);
  });

  it("shows the practice nothing of whom: no member, no link, no share", async () => {
    const joris = await relativeOf(client);
    valueOf(await name(uuidv7(), "Loes"));
    const seen = async (by: Person, about?: { id: string }) =>
      valueOf(
        await as(
          by,
          async (tx) => {
            const [row] = await tx.execute<Record<string, number>>(`select
              (select count(*)::int from members where role = 'relative') as members,
              (select count(*)::int from invitations where of_relative) as links,
              (select count(*)::int from relatives) as shares`);
            return accepted(row);
          },
          about,
        ),
      );
    expect(await seen(v.nienke, client)).toEqual({ members: 0, links: 0, shares: 0 });
    expect(await seen(v.kees)).toEqual({ members: 0, links: 0, shares: 0 });
    // The log that the owner answers for says who looked, as NEN 7513 asks: hence the name, and nothing else.
    expect(await seen(v.marieke, client)).toMatchObject({ links: 0, shares: 0 });
    expect(await seen(client)).toEqual({ members: 2, links: 2, shares: 2 });
    expect(await seen(joris)).toEqual({ members: 1, links: 0, shares: 0 });
  });
});

describe("the link", () => {
  it("makes one account, at an address of their own, and no second one", async () => {
    const { url } = valueOf(await name(uuidv7()));
    const email = `${uuidv7()}@village.test`;
    expect(await lookAtInvitation(tokenIn(url))).toMatchObject({ role: "relative", email: null, open: true });
    expect(refusalOf(await acceptInvitation(tokenIn(url), { password, locale: "nl", email: null }))).toBe("invalid");
    expect(await list()).toMatchObject([{ state: "invited", since: null }]);
    await everything`update relatives set made_at = made_at - interval '3 days' where client_id = ${client.id}`;
    valueOf(await acceptInvitation(tokenIn(url), { password, locale: "nl", email }));
    // Since they came in, and not since they were named.
    const [came] = await everything<{ at: string }[]>`select to_char(used_at at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI') as at from invitations where created_by = ${client.memberId}`;
    expect(await list()).toMatchObject([
      { state: "joined", linkUntil: null, since: expect.stringContaining(came?.at ?? "none") },
    ]);
    expect(refusalOf(await acceptInvitation(tokenIn(url), { password, locale: "nl", email: `b${email}` }))).toBe(
      "invitation_spent",
    );
  });

  it("can be made anew until somebody is in, and not afterwards", async () => {
    const id = uuidv7();
    const first = valueOf(await name(id));
    await everything`update invitations set expires_at = now() - interval '1 hour' where of_relative`;
    expect(await list()).toMatchObject([{ state: "expired", linkUntil: null }]);
    const again = valueOf(await link(id));
    expect([await isOpen(first.url), await isOpen(again.url)]).toEqual([false, true]);
    expect(again.relative.state).toBe("invited");
    valueOf(await acceptInvitation(tokenIn(again.url), { password, locale: "nl", email: `${uuidv7()}@village.test` }));
    expect(refusalOf(await link(id))).toBe("has_account");
    expect(refusalOf(await name(id))).toBe("has_account");
    expect(refusalOf(await link(uuidv7()))).toBe("not_found");
    expect(refusalOf(await link(id, v.kees))).toBe("not_found");
    expect(await sharing()).toEqual(["relative.named", "relative.invited"]);
  });
});

describe("changing what is shared", () => {
  it("counts from the next request on; the same again, after an answer that got lost, is one change", async () => {
    const joris = await relativeOf(client, "Joris", ["program"]);
    const sees = async () => valueOf(await as(joris, (tx) => readShared(tx, { eventId: uuidv7(), now }))).parts;
    expect(await sees()).toEqual(["program"]);
    expect(valueOf(await change(joris.id, ["days"]))).toMatchObject({ parts: ["days"], revision: 2 });
    expect(await sees()).toEqual(["days"]);
    expect(valueOf(await change(joris.id, ["days"]))).toMatchObject({ revision: 2 });
    expect(await sharing()).toEqual(["relative.named", "relative.changed"]);
  });

  it("that comes late gives nothing back that was left out meanwhile", async () => {
    const joris = await relativeOf(client, "Joris", ["program", "days"]);
    valueOf(await change(joris.id, ["program"], 1));
    valueOf(await change(joris.id, ["days"], 2));
    const late = await change(joris.id, ["program", "days"], 1);
    expect(late).toMatchObject({ refusal: "stale", current: { parts: ["days"], revision: 3 } });
    const both = await Promise.all([change(joris.id, ["program"], 3), change(joris.id, ["progress"], 3)]);
    expect(both.map((one) => (one.ok ? "changed" : one.refusal)).sort()).toEqual(["changed", "stale"]);
  });

  it("to more asks who is there, and to less never does", async () => {
    const joris = await relativeOf(client, "Joris", ["program", "days"]);
    await everything`update sign_ins set fresh_at = now() - interval '11 minutes', factor_at = null
      where member_id = ${client.memberId}`;
    expect(valueOf(await change(joris.id, ["days"])).parts).toEqual(["days"]);
    const more = await change(joris.id, ["days", "progress"], 2);
    expect(more).toMatchObject({ refusal: "step_up_needed", current: { ask: "password" } });
    expect(await list()).toMatchObject([{ parts: ["days"] }]);
    // A sign-in that is not there is no fresh one either.
    const other = as(client, (tx, viewer) => {
      const asked = { match: 2, idHash: Buffer.from("nobody"), now };
      return changeShares(tx, viewer, { clientId: client.id, id: joris.id }, { parts: ["program", "days"] }, asked);
    });
    expect(refusalOf(await other)).toBe("step_up_needed");
    expect((await end(joris.id)).ok).toBe(true);
  });

  it("is nobody else's", async () => {
    const joris = await relativeOf(client, "Joris", ["program"]);
    expect(refusalOf(await change(joris.id, ["days"], 1, v.kees))).toBe("not_found");
    expect(refusalOf(await end(joris.id, v.kees))).toBe("not_found");
    expect(await list()).toMatchObject([{ parts: ["program"], revision: 1 }]);
  });
});

describe("taking back", () => {
  it("ends sign-ins, account and all that was shared, with the next request; twice is no harm", async () => {
    const joris = await relativeOf(client);
    valueOf(await as(joris, (tx) => readShared(tx, { eventId: uuidv7(), now })));
    valueOf(await end(joris.id));
    expect(refusalOf(await as(joris, async () => accepted(1)))).toBe("signed_out");
    expect(refusalOf(await signIn(joris.email, password, "", ""))).toBe("sign_in_failed");
    expect(await everything`select id from accounts where email = ${joris.email}`).toHaveLength(0);
    expect(await list()).toEqual([]);
    valueOf(await end(joris.id));
    expect((await sharing()).filter((event) => event === "relative.taken_back")).toHaveLength(1);
    const kept = await as(client, async (tx, viewer) => accepted(await readEveryShare(tx, viewer, client.id)));
    expect(valueOf(kept)).toMatchObject([
      { name: "Joris", parts: ["program", "days", "progress"], until: expect.stringContaining("T") },
    ]);
  });

  it("ends a link that was not used; and what comes late brings nobody back", async () => {
    const id = uuidv7();
    const { url } = valueOf(await name(id));
    valueOf(await end(id));
    expect(await isOpen(url)).toBe(false);
    const late = { password, locale: "nl", email: `${uuidv7()}@village.test` } as const;
    expect(refusalOf(await acceptInvitation(tokenIn(url), late))).toBe("invitation_spent");
    expect(refusalOf(await name(id))).toBe("conflict");
    expect(refusalOf(await link(id))).toBe("not_found");
    expect(refusalOf(await change(id, ["days"]))).toBe("not_found");
  });

  it("at the same moment as somebody comes in leaves nobody inside", async () => {
    for (let round = 0; round < 5; round++) {
      const id = uuidv7();
      const { url } = valueOf(await name(id));
      const email = `${uuidv7()}@village.test`;
      await Promise.allSettled([acceptInvitation(tokenIn(url), { password, locale: "nl", email }), end(id)]);
      valueOf(await end(id));
      expect(refusalOf(await signIn(email, password, "", ""))).toBe("sign_in_failed");
    }
  });
});

describe("who looks along", () => {
  it("keeps the name by which the client knows them, and stays a relative", async () => {
    const joris = await relativeOf(client);
    expect(refusalOf(await as(joris, (tx, viewer) => changeMe(tx, viewer, { name: "Nienke de Wit" })))).toBe(
      "role_cannot",
    );
    valueOf(await as(joris, (tx, viewer) => changeMe(tx, viewer, { locale: "en" })));
    await expect(everything`update members set role = 'therapist' where id = ${joris.memberId}`).rejects.toThrow(
      "a relative stays one",
    );
    await expect(everything`update members set role = 'relative' where id = ${v.bas.memberId}`).rejects.toThrow(
      "a relative stays one",
    );
  });

  it("needs no second step, and is signed out after a week without a look", async () => {
    const joris = await relativeOf(client);
    await everything`update sign_ins set factor_at = null where member_id = ${joris.memberId}`;
    await everything`update practices set factor_exempt = false where id = ${joris.practice.id}`;
    expect((await enterPractice({ ...entryOf(joris), roles: ["relative"] }, async () => accepted(1))).ok).toBe(true);
    const [row] = await everything`select app.idle_time('relative') = interval '7 days' as idle,
      app.absolute_time('relative') = interval '30 days' as whole, app.idle_time('client') = interval '30 days' as own`;
    expect(row).toEqual({ idle: true, whole: true, own: true });
  });
});
