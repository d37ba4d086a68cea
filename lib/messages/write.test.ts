import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { enqueueLetters } from "@/db/post-office";
import { openMailServer } from "@/db/testing/mail-server";
import { as, everything, valueOf, village, workOff } from "@/db/testing/practice";
import { inviteClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";
import { readWaitingMail } from "./read";
import { postInvitation, sendLetter } from "./write";

const mail = await openMailServer();
vi.stubEnv("SMTP_URL", mail.url);

const people = await village();
const work = () => workOff({ letter: (order) => sendLetter(order as Parameters<typeof sendLetter>[0]) });

afterAll(() => mail.stop());

beforeEach(async () => {
  mail.arrived.length = 0;
  mail.refuse(false);
  await everything`delete from mails`;
  await everything`delete from graphile_worker._private_jobs`;
});

async function postOne() {
  const { nienke, sanne } = people;
  return valueOf(
    await as(
      nienke,
      async (tx, viewer) => {
        await everything`update members set account_id = null where id = ${sanne.memberId}`;
        const invited = await inviteClient(tx, viewer, sanne.id, new Date());
        if (!invited.ok) return invited;
        const { link, to } = invited.value;
        await postInvitation(tx, viewer, { ...to, email: "sanne@example.test" }, link);
        return accepted(link);
      },
      sanne,
    ),
  );
}

it("a letter goes out once, with its link, and what it said is kept no longer", async () => {
  const link = await postOne();
  const [letter] = await everything<
    { practiceId: string; id: string }[]
  >`select practice_id as "practiceId", id from mails`;
  if (!letter) throw new Error("no letter");
  await Promise.all([work(), sendLetter(letter), sendLetter(letter), sendLetter(letter)]);
  await work();
  expect(mail.arrived).toHaveLength(1);
  expect(mail.arrived[0]?.to).toBe("sanne@example.test");
  const read = mail.arrived[0]?.text;
  expect(read).toContain(link.url);
  expect(read).toMatch(/tot \d{1,2} [a-z]+\./);
  const [row] = await everything<
    { body: string | null; sent: boolean }[]
  >`select body, sent_at is not null as sent from mails`;
  expect(row).toEqual({ body: null, sent: true });
});

it("a letter that the server does not take waits, stays visible to the owner, and goes out later", async () => {
  mail.refuse(true);
  await postOne();
  await work();
  expect(mail.arrived).toHaveLength(0);
  const waiting = await as(people.marieke, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer)));
  expect(valueOf(waiting)).toMatchObject([{ recipient: "sanne@example.test", tries: 1 }]);
  mail.refuse(false);
  await work();
  expect(mail.arrived).toHaveLength(1);
});

it("a letter that was handed over when the line broke does not go out again, and is shown as not sent", async () => {
  mail.breakOff(true);
  await postOne();
  await work();
  mail.breakOff(false);
  await work();
  await enqueueLetters();
  await work();
  expect(mail.arrived).toHaveLength(1);
  const waiting = await as(people.marieke, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer)));
  expect(valueOf(waiting)).toHaveLength(1);
});

it("a letter whose job is gone is sent after the next start, and one of which nobody knows is never sent again", async () => {
  await postOne();
  await everything`delete from graphile_worker._private_jobs`;
  await work();
  expect(mail.arrived).toHaveLength(0);
  // As after a kill in the middle of sending.
  await everything`update mails set taken_at = now()`;
  await enqueueLetters();
  await work();
  expect(mail.arrived).toHaveLength(0);
  await everything`update mails set taken_at = null`;
  await enqueueLetters();
  await work();
  expect(mail.arrived).toHaveLength(1);
});

it("nobody but the owner sees what was posted, and nobody of another practice", async () => {
  await postOne();
  for (const person of [people.nienke, people.sanne, people.ruud]) {
    const seen = await as(person, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer)));
    expect(valueOf(seen)).toEqual([]);
  }
});
