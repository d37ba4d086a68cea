import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { as, everything, valueOf, village } from "@/db/testing/practice";
import { inviteClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";
import { readWaitingMail } from "./read";
import { postInvitation, sendWaitingMail } from "./write";

// A real mail server on loopback: what arrives is what somebody would read.
const arrived: { to: string; text: string }[] = [];
let refuses = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  logger: false,
  onData(stream, session, done) {
    let text = "";
    stream.on("data", (part: Buffer) => {
      text += part.toString("utf8");
    });
    stream.on("end", () => {
      if (refuses) return done(Object.assign(new Error("not now"), { responseCode: 451 }));
      arrived.push({ to: session.envelope.rcptTo[0]?.address ?? "", text });
      done();
    });
  },
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);

const people = await village();

afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

beforeEach(async () => {
  arrived.length = 0;
  refuses = false;
  await everything`delete from mails`;
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
  const sent = await Promise.all([sendWaitingMail(), sendWaitingMail(), sendWaitingMail()]);
  expect(sent.reduce((a, b) => a + b)).toBe(1);
  expect(arrived).toHaveLength(1);
  expect(arrived[0]?.to).toBe("sanne@example.test");
  const read = arrived[0]?.text.replaceAll("=\r\n", "");
  expect(read).toContain(link.url.replaceAll("=", "=3D"));
  expect(read).toMatch(/tot \d{1,2} [a-z]+\./);
  const [row] = await everything<
    { body: string | null; sent: boolean }[]
  >`select body, sent_at is not null as sent from mails`;
  expect(row).toEqual({ body: null, sent: true });
});

it("a letter that the server does not take waits, stays visible to the owner, and goes out later", async () => {
  refuses = true;
  await postOne();
  expect(await sendWaitingMail()).toBe(0);
  const waiting = await as(people.marieke, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer)));
  expect(valueOf(waiting)).toMatchObject([{ recipient: "sanne@example.test", tries: 1 }]);
  refuses = false;
  expect(await sendWaitingMail()).toBe(0);
  await everything`update mails set try_again_at = now()`;
  expect(await sendWaitingMail()).toBe(1);
});

it("nobody but the owner sees what was posted, and nobody of another practice", async () => {
  await postOne();
  for (const person of [people.nienke, people.sanne, people.ruud]) {
    const seen = await as(person, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer)));
    expect(valueOf(seen)).toEqual([]);
  }
});
