import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { as, type ClientPerson, clientOf, colleague, everything, valueOf, village } from "@/db/testing/practice";
import { type RelativePerson, relativeOf } from "@/db/testing/relatives";
import { staffRoles } from "@/lib/access/schema";
import { accepted } from "@/lib/result";
import { readLeft } from "./read";

// Letting go and signing out are about who works in the practice, and reach nobody else in it.

const v = await village();
let client: ClientPerson;
let joris: RelativePerson;

beforeEach(async () => {
  client = await clientOf(v.nienke, "Aaltje Vos");
  joris = await relativeOf(client);
});

const asked = async (statement: ReturnType<typeof sql>) =>
  valueOf(await as(v.marieke, async (tx) => accepted((await tx.execute(statement))[0])));
const left = async (memberId: string) =>
  valueOf(await as(v.marieke, async (tx, who) => accepted({ name: await readLeft(tx, who, memberId) }))).name;
const gone = (memberId: string) => everything`update members set left_at = now() where id = ${memberId}`;

describe("by a statement of an owner's", () => {
  it("no client and no relative is signed out", async () => {
    for (const { memberId } of [client, joris])
      expect(await asked(sql`select app.sign_out_colleague(${memberId}) as ended`)).toEqual({ ended: 0 });
    for (const role of staffRoles) {
      const { memberId } = await colleague(v.linde, role, "Teun Vos");
      expect(await asked(sql`select app.sign_out_colleague(${memberId}) as ended`)).toEqual({ ended: 1 });
    }
  });

  it("no client and no relative is let go", async () => {
    for (const { memberId } of [client, joris])
      expect(await asked(sql`select app.let_go(${memberId}) as gone`)).toEqual({ gone: false });
    expect(await everything`select 1 from accounts where email = ${joris.email}`).toHaveLength(1);
    for (const role of staffRoles) {
      const { memberId } = await colleague(v.linde, role, "Teun Vos");
      expect(await asked(sql`select app.let_go(${memberId}) as gone`)).toEqual({ gone: true });
    }
  });
});

describe("somebody who works here no more", () => {
  it("is a colleague of before, and no relative whose share was taken back", async () => {
    const teun = await colleague(v.linde, "therapist", "Teun Vos");
    await gone(teun.memberId);
    expect(await left(teun.memberId)).toBe("Teun Vos");
    for (const { memberId } of [client, joris]) {
      await gone(memberId);
      expect(await left(memberId)).toBeNull();
    }
  });
});
