import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, eventsOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { accepted } from "@/lib/result";
import { inviteMember, withdrawInvitation } from "./invitation";
import { readMembers } from "./read";
import { acceptInvitation } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const person = (given: object = {}) => {
  const id = uuidv7();
  const asked = { locale: "nl", role: "therapist" } as const;
  return { id, name: "Tess Jonker", email: `${id}@example.nl`, ...asked, ...given };
};
const invite = (by: Person, who = person()) => as(by, (tx, viewer) => inviteMember(tx, viewer, who, new Date()));
const withdraw = (by: Person, id: string) => as(by, (tx, viewer) => withdrawInvitation(tx, viewer, id));
const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) as string;
const accept = (token: string) =>
  acceptInvitation(token, { password: "zeven paarden in de wei", locale: "nl", email: null });
const listed = async () => valueOf(await as(v.marieke, async (tx, viewer) => accepted(await readMembers(tx, viewer))));
const idsOf = async () => (await listed()).map(({ id }) => id);

describe("an address that somebody of the practice signs in with", () => {
  it("is refused to the owner at once, by its place, and nobody is added", async () => {
    const before = await idsOf();
    for (const known of [v.nienke, v.sanne]) {
      const [{ email }] = (await everything`select email from members where id = ${known.memberId}`) as [
        { email: string },
      ];
      const answer = await invite(v.marieke, person({ email }));
      expect(answer).toMatchObject({ ok: false, refusal: "email_in_practice", faults: [{ path: "email" }] });
    }
    expect(await idsOf()).toEqual(before);
  });

  it("of another practice tells nothing until the invited one opens the link", async () => {
    const [{ email }] = (await everything`select email from members where id = ${v.ruud.memberId}`) as [
      { email: string },
    ];
    const link = valueOf(await invite(v.marieke, person({ email })));
    expect(refusalOf(await accept(tokenOf(link)))).toBe("email_taken");
  });
});

describe("withdrawing an invitation", () => {
  it("ends its link, takes the name off the list, and is written down; again it changes nothing", async () => {
    const who = person();
    const link = valueOf(await invite(v.marieke, who));
    expect(await idsOf()).toContain(who.id);
    valueOf(await withdraw(v.marieke, who.id));
    expect(await idsOf()).not.toContain(who.id);
    expect(refusalOf(await accept(tokenOf(link)))).toBe("invitation_spent");
    valueOf(await withdraw(v.marieke, who.id));
    const events = await everything`select event from audit_events where object_id = ${who.id} order by id`;
    expect(events.map(({ event }) => event)).toEqual(["member.withdrawn"]);
    // The same person may be asked again after all.
    valueOf(await invite(v.marieke, who));
    expect(await idsOf()).toContain(who.id);
  });

  it("is also for a link that has run out", async () => {
    const who = person();
    valueOf(await invite(v.marieke, who));
    await everything`update invitations set expires_at = created_at + interval '1 second' where member_id = ${who.id}`;
    expect(await idsOf()).toContain(who.id);
    valueOf(await withdraw(v.marieke, who.id));
    expect(await idsOf()).not.toContain(who.id);
  });

  it("does not touch who has an account, a client, or another practice", async () => {
    const who = person();
    valueOf(await accept(tokenOf(valueOf(await invite(v.marieke, who)))));
    expect(refusalOf(await withdraw(v.marieke, who.id))).toBe("has_account");
    expect(refusalOf(await withdraw(v.marieke, v.sanne.memberId))).toBe("not_found");
    expect(refusalOf(await withdraw(v.marieke, v.ruud.memberId))).toBe("not_found");
    expect(refusalOf(await withdraw(v.marieke, uuidv7()))).toBe("not_found");
    expect(await eventsOf(v.sanne.id)).not.toContain("member.withdrawn");
  });
});
