import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { enqueueLetters } from "@/db/post-office";
import { freeHeldJobs } from "@/db/queue";
import { type CuttableLine, layCuttableLine } from "@/db/testing/cut-line";
import { openMailServer } from "@/db/testing/mail-server";
import { as, everything, valueOf, village, workOff } from "@/db/testing/practice";
import { inviteClient } from "@/lib/clients/write";
import { postInvitation, sendLetter } from "@/lib/messages/write";
import { usualWishes } from "@/lib/reminders/rules";
import { chooseReminders } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";
import { deliver } from "./write";

// The worker's line to the database is broken at each statement by which something is taken out of the queue and sent
// (security.md R19), those of the queue's own among them. It goes out once or not at all; and what did not go out is never
// called sent, and is shown.

const mail = await openMailServer();
vi.stubEnv("SMTP_URL", mail.url);
const { nienke, sanne } = await village();
let line: CuttableLine;

beforeAll(async () => {
  line = await layCuttableLine("VERZACHT_QUEUE");
});
afterAll(async () => {
  line.stop();
  await mail.stop();
});
beforeEach(() => {
  mail.arrived.length = 0;
});

const tasks = {
  letter: (order: unknown) => sendLetter(order as Parameters<typeof sendLetter>[0]),
  message: (order: unknown) =>
    deliver(order as Parameters<typeof deliver>[0], new Date((order as { dueAt: string }).dueAt)),
};

/** One in whose place another came while it was held is tried no more, and stays as a row. */
const waiting = everything`attempts < max_attempts`;
const isWaiting = async (word: string) =>
  (
    await everything`select 1 from graphile_worker._private_jobs
    where payload::text like ${`%${word}%`} and ${waiting}`
  ).length > 0;

/**
 * As minutes later, and as after the next start: whoever held a job has died, and letters that wait get theirs back; until
 * nothing waits any more that is known by this word.
 */
async function goOn(word: string): Promise<void> {
  for (let times = 0; times === 0 || (await isWaiting(word)); times++) {
    if (times > 20) throw new Error("a job comes again and again");
    await everything`update graphile_worker._private_jobs set locked_at = locked_at - interval '4 hours'`;
    await freeHeldJobs((text) => everything.unsafe(text));
    await enqueueLetters();
    await workOff(tasks);
  }
}

/** Breaks the line before and after each statement in turn, as long as there is one; answers how each ended. */
async function cutAtEach(
  prepare: () => Promise<string>,
  endOf: () => Promise<string>,
): Promise<Record<string, number>> {
  const ends: Record<string, number> = {};
  for (let n = 2; ; n++) {
    mail.arrived.length = 0;
    const word = await prepare();
    line.cutAt(n >> 1, n % 2 === 0 ? "before" : "after");
    await workOff(tasks, line.address).catch(() => undefined);
    const broke = line.mend();
    await goOn(word);
    const end = await endOf();
    if (!broke) {
      expect(end).toBe("sent");
      return ends;
    }
    ends[end] = (ends[end] ?? 0) + 1;
  }
}

const told = (what: string, ends: Record<string, number>) =>
  console.log(
    `faults: ${what}: ${Object.entries(ends)
      .map(([end, count]) => `${count} ${end}`)
      .join(", ")}`,
  );

it("a letter goes out once; where nobody knows it, it is shown as not sent, and stays", async () => {
  const ends = await cutAtEach(
    async () => {
      for (const table of ["mails", "invitations", "graphile_worker._private_jobs"])
        await everything.unsafe(`delete from ${table}`);
      await everything`update members set account_id = null where id = ${sanne.memberId}`;
      const post = await as(
        nienke,
        async (tx, viewer) => {
          const invited = await inviteClient(tx, viewer, sanne.id, new Date());
          if (!invited.ok) return invited;
          const { link, to } = invited.value;
          await postInvitation(tx, viewer, { ...to, email: "sanne@example.test" }, link);
          return accepted(null);
        },
        sanne,
      );
      valueOf(post);
      return (await everything<{ id: string }[]>`select id from mails`)[0]?.id ?? "";
    },
    async () => {
      const [row] = await everything<{ sent: boolean; taken: boolean; body: string | null }[]>`
        select sent_at is not null as sent, taken_at is not null as taken, body from mails`;
      const arrived = mail.arrived.length;
      expect(arrived).toBeLessThanOrEqual(1);
      if (row?.sent) {
        expect([arrived, row.body]).toEqual([1, null]);
        return "sent";
      }
      // Whoever keeps the post is shown it; nobody sends it again by themselves.
      expect(row?.taken).toBe(true);
      return arrived === 1 ? "sent and not known to be" : "not sent";
    },
  );
  told("a letter", ends);
  expect(ends.sent).toBeGreaterThan(4);
}, 300_000);

it("a reminder goes out once, or is shown as begun; and the next one waits, whatever became of it", async () => {
  const wishes = {
    ...usualWishes,
    days: ["mon" as const, "thu" as const],
    ways: ["mail" as const],
    quiet: { from: "00:00", until: "00:00" },
  };
  await everything`insert into accounts (id, email, password_hash) values (gen_random_uuid(), 'sanne@example.test', 'none')
    on conflict do nothing`;
  await everything`update members set email = 'sanne@example.test', account_id =
    (select id from accounts where email = 'sanne@example.test') where id = ${sanne.memberId}`;
  let due = "";
  const jobs = () => everything<
    { kind: string; due: string }[]
  >`select payload->>'kind' as kind, payload->>'dueAt' as due
    from graphile_worker._private_jobs where ${waiting} order by 2`;
  const ends = await cutAtEach(
    async () => {
      for (const table of ["deliveries", "reminders", "graphile_worker._private_jobs"])
        await everything.unsafe(`delete from ${table}`);
      valueOf(await as(sanne, (tx, viewer) => chooseReminders(tx, viewer, sanne.id, wishes, 0, new Date())));
      due = (await jobs())[0]?.due ?? "";
      return due;
    },
    async () => {
      const rows = await everything<{ state: string; due: Date }[]>`select state, due_at as due from deliveries
        order by due_at`;
      const [row] = rows.filter((one) => one.due.toISOString() === due);
      // Going on works off the next one, too, where the first had been: the one after that waits then.
      expect(await jobs()).toEqual([{ kind: "reminder", due: expect.not.stringContaining(due) }]);
      const sent = rows.filter(({ state }) => state === "sent").length;
      const others = rows.length - 1;
      expect(mail.arrived.length - others).toBeLessThanOrEqual(1);
      if (row?.state === "sent") {
        expect(sent).toBe(mail.arrived.length);
        return "sent";
      }
      expect(row?.state).toBe("taken");
      return mail.arrived.length - others === 1 ? "sent and not known to be" : "not sent";
    },
  );
  told("a reminder", ends);
  expect(ends.sent).toBeGreaterThan(4);
}, 300_000);
