import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { as, type ClientPerson, eventsOf, everything, refusalOf, valueOf, village } from "@/db/testing/practice";
import { chooseReminders } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";
import { readConsents } from "./read";
import type { ConsentKind } from "./rules";
import { sayConsent } from "./write";

vi.stubEnv("VAPID_PUBLIC_KEY", "BPk");

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const say = (who: ClientPerson, kind: ConsentKind, given: boolean, id = uuidv7(), version = 1) =>
  as(who, (tx, viewer) => sayConsent(tx, viewer, who.id, { id, kind, version, given }));
const standing = async (who: ClientPerson, kind: ConsentKind, by = who as Parameters<typeof as>[0]) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readConsents(tx, viewer, who.id)), who)).find(
    (one) => one.kind === kind,
  );

describe("a client's consent", () => {
  it("is nothing until it is said, and the latest of what was said holds; the earlier stays", async () => {
    expect(await standing(v.sanne, "gp")).toMatchObject({ latest: null, said: [], version: 1 });
    valueOf(await say(v.sanne, "gp", true));
    valueOf(await say(v.sanne, "gp", false));
    const now = await standing(v.sanne, "gp");
    expect(now?.latest?.given).toBe(false);
    expect(now?.said.map(({ given }) => given)).toEqual([true, false]);
    expect(await eventsOf(v.sanne.id)).toEqual(expect.arrayContaining(["consent.given", "consent.withdrawn"]));
  });

  it("sent twice is one; the same id with another answer is refused", async () => {
    const id = uuidv7();
    expect(valueOf(await say(v.kees, "gp", true, id)).isNew).toBe(true);
    expect(valueOf(await say(v.kees, "gp", true, id)).isNew).toBe(false);
    expect(refusalOf(await say(v.kees, "gp", false, id))).toBe("same_id_other_content");
    expect((await standing(v.kees, "gp"))?.said).toHaveLength(1);
  });

  it("is to a text that was read: another version is refused", async () => {
    expect(refusalOf(await say(v.kees, "messages", true, uuidv7(), 2))).toBe("text_changed");
  });

  it("is read by who treats, and said by nobody else; nobody changes it", async () => {
    expect(await standing(v.kees, "gp", v.nienke)).toMatchObject({ latest: { given: true } });
    const forged = as(
      v.nienke,
      (tx, viewer) => sayConsent(tx, viewer, v.kees.id, { id: uuidv7(), kind: "gp", version: 1, given: true }),
      v.kees,
    );
    await expect(forged).rejects.toThrow("42501");
    const rights =
      await everything`select has_table_privilege('verzacht_runtime', 'consents', 'update, delete') as may`;
    expect(rights[0]?.may).toBe(false);
  });

  it("withheld for messages, none can be chosen, and none that was chosen before is sent", async () => {
    const wishes = {
      days: ["mon" as const],
      at: "19:00",
      tone: "plain" as const,
      quiet: { from: "21:00", until: "08:00" },
      ways: ["mail" as const],
      repeat: false,
      notices: true,
    };
    const choose = (match: number, days = wishes.days as typeof wishes.days | []) =>
      as(v.johan, (tx, viewer) =>
        chooseReminders(tx, viewer, v.johan.id, { ...wishes, days, notices: days.length > 0 }, match, new Date()),
      );
    const sent = () => everything`select * from app.take_delivery(${v.linde.id}, ${v.johan.id}, 'notice',
      ${new Date().toISOString()}, ${uuidv7()})`;
    valueOf(await choose(0));
    expect(await sent()).toHaveLength(1);
    valueOf(await say(v.johan, "messages", false));
    expect(await sent()).toHaveLength(0);
    expect(refusalOf(await choose(1))).toBe("messages_declined");
    valueOf(await choose(1, []));
    valueOf(await say(v.johan, "messages", true));
    valueOf(await choose(2));
    expect(await sent()).toHaveLength(1);
  });
});
