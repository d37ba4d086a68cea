import { beforeEach, describe, expect, it } from "vitest";
import { as, colleague, entryOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { accepted } from "@/lib/result";
import { changeRole, renamePractice, signOutColleague } from "./members";

const v = await village();
let teun: Person;

beforeEach(async () => {
  teun = await colleague(v.nienke.practice, "therapist", "Teun Vos");
});

describe("the owner's say over who works here", () => {
  it("is an owner's, in their own practice, and never about themselves", async () => {
    const change = (by: Person, who: Person) => as(by, (tx, me) => changeRole(tx, me, who.memberId, "owner"));
    expect(refusalOf(await change(v.marieke, v.marieke))).toBe("own_role");
    expect(refusalOf(await change(v.ruud, teun))).toBe("not_found");
    expect((await change(v.nienke, teun)).ok).toBe(false);
    const [row] = await everything`select role from members where id = ${teun.memberId}`;
    expect(row).toEqual({ role: "therapist" });
  });

  it("gives another role from the next sign-in on", async () => {
    const of = (who: Person) => everything`select role, (select count(*)::int from sign_ins s
      where s.member_id = m.id and s.ended_at is null) as signed_in from members m where m.id = ${who.memberId}`;
    valueOf(await as(v.marieke, (tx, who) => changeRole(tx, who, teun.memberId, "owner")));
    expect(await of(teun)).toEqual([{ role: "owner", signed_in: 0 }]);
    valueOf(await as(v.marieke, (tx, who) => changeRole(tx, who, teun.memberId, "owner")));
    const told = await everything<{ detail: object }[]>`select detail from audit_events
      where object_id = ${teun.memberId} and event = 'member.role_changed'`;
    expect(told.map(({ detail }) => detail)).toEqual([{ before: "therapist", after: "owner" }]);
  });

  it("signs a colleague out everywhere, and writes it down where there was something to end", async () => {
    for (let n = 0; n < 2; n++) valueOf(await as(v.marieke, (tx, who) => signOutColleague(tx, who, teun.memberId)));
    expect(refusalOf(await enterPractice(entryOf(teun), async () => accepted(null)))).toBe("signed_out");
    const told = await everything<{ detail: object }[]>`select detail from audit_events
      where object_id = ${teun.memberId} and event = 'member.signed_out'`;
    expect(told.map(({ detail }) => detail)).toEqual([{ signIns: 1 }]);
  });

  it("gives the practice another name, which counts for everybody", async () => {
    const rename = (by: Person, name: string) => as(by, (tx, who) => renamePractice(tx, who, name));
    const owner = await colleague(v.ruud.practice, "owner", "Olga Smit");
    for (let n = 0; n < 2; n++) valueOf(await rename(owner, "Praktijk aan de Maas"));
    const [row] = await everything`select name from practices where id = ${v.ruud.practice.id}`;
    expect(row).toEqual({ name: "Praktijk aan de Maas" });
    const others = await everything`select 1 from practices where name = 'Praktijk aan de Maas'`;
    expect(others).toHaveLength(1);
  });
});
