import { uuidv7 } from "uuidv7";
import { afterAll, expect, it, vi } from "vitest";
import { openMailServer } from "@/db/testing/mail-server";
import { as, clientOf, everything, refusalOf, valueOf, village, workOff } from "@/db/testing/practice";
import { signInMark } from "@/lib/access/secret";
import { sendLetter } from "@/lib/messages/write";
import { askCopy } from "./write";

// Whoever knows a client's password can ask for all that is kept about them: then the client hears of it.

const server = await openMailServer();
vi.stubEnv("SMTP_URL", server.url);
afterAll(() => server.stop());

it("word of a copy goes out to whose record it is: once for each, and none of one that was refused", async () => {
  const { nienke } = await village();
  const client = await clientOf(nienke, "Sanne Bakker");
  const ask = (id: string, format: "json" | "csv") =>
    as(client, (tx, viewer) =>
      askCopy(tx, viewer, { clientId: client.id, id, signIn: signInMark(client.idHash) }, { format }, new Date()),
    );
  const id = uuidv7();
  valueOf(await ask(id, "json"));
  valueOf(await ask(id, "json"));
  expect(refusalOf(await ask(id, "csv"))).toBe("same_id_other_content");
  await workOff({ letter: (order) => sendLetter(order as Parameters<typeof sendLetter>[0]) });
  const [member] = await everything<{ email: string }[]>`select email from members where id = ${client.memberId}`;
  expect(server.arrived.map(({ to }) => to)).toEqual([member?.email]);
  expect(server.arrived[0]?.text).toContain("Er is een kopie gemaakt");
  expect(server.arrived[0]?.text).not.toMatch(/Sanne|Linde|spanning|oefening/i);
});
