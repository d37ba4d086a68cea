import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { takeLetter } from "@/db/post-office";
import { openMailServer } from "@/db/testing/mail-server";
import {
  as,
  type ClientPerson,
  clientOf,
  everything,
  type Person,
  valueOf,
  village,
  workOff,
} from "@/db/testing/practice";
import { relativeOf } from "@/db/testing/relatives";
import { postNotice } from "@/lib/access/notices";
import { readWaitingMail } from "@/lib/messages/read";
import { sendLetter } from "@/lib/messages/write";
import { accepted } from "@/lib/result";
import { takeBack } from "./write";

// The owner keeps the post: what did not go out is shown to them, with the address it was for.

const server = await openMailServer();
vi.stubEnv("SMTP_URL", server.url);
afterAll(() => server.stop());

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
});
beforeEach(async () => {
  server.arrived.length = 0;
  await everything`delete from mails`;
  client = await clientOf(v.nienke, `Foekje ${uuidv7().slice(-6)}`);
});

const waiting = async () =>
  valueOf(await as(v.marieke, async (tx, viewer) => accepted(await readWaitingMail(tx, viewer))));
const tell = async (who: Person) =>
  valueOf(await as(who, async (tx, viewer) => accepted(await postNotice(tx, viewer, "password"))));
const lettersTo = (who: Person) => everything<
  { practiceId: string; id: string }[]
>`select practice_id as "practiceId", id
  from mails where member_id = ${who.memberId}`;

it("a letter to somebody near, and word to a client that they share, are not shown to the owner", async () => {
  const joris = await relativeOf(client);
  await tell(joris);
  await tell(client);
  expect(await lettersTo(joris)).toHaveLength(1);
  expect(await lettersTo(client)).toHaveLength(2);
  const told = await waiting();
  expect(told.map(({ subject }) => subject)).toEqual(["Je wachtwoord is veranderd"]);
  expect(told.map(({ recipient }) => recipient)).not.toContain(joris.email);
});

it("word that something is shared goes out to the client", async () => {
  await relativeOf(client);
  await workOff({ letter: (order) => sendLetter(order as Parameters<typeof sendLetter>[0]) });
  expect(server.arrived).toHaveLength(1);
  expect(server.arrived[0]?.text).toContain("Er is iets met iemand gedeeld");
});

it("with what is taken back go the letters to whom it was shared with, and no word of them is sent any more", async () => {
  const joris = await relativeOf(client);
  await tell(joris);
  const [letter] = await lettersTo(joris);
  if (!letter) throw new Error("no letter");
  await tell(client);
  valueOf(await as(client, (tx, viewer) => takeBack(tx, viewer, { clientId: client.id, id: joris.id })));
  expect(await lettersTo(joris)).toEqual([]);
  expect(await takeLetter(letter)).toBeUndefined();
  expect(await lettersTo(client)).toHaveLength(2);
});
