import { type Entry, enterOnce, enterPractice, isEmergency } from "@/db/transaction";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { noonOf } from "@/lib/instant";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readKnown, readVersionFacts } from "@/lib/sessions/read";
import { acceptSession } from "@/lib/sessions/rules";
import { repeatOf, typingIn, valuesOf } from "@/lib/sessions/write";
import { logOfPaper } from "./rules";
import type { PaperSession } from "./schema";

/**
 * Types in a line of a client's paper diary, once, as `logSession` does: stored as told, and judged for signals. It stays
 * paper, with the name of who typed it. `start_in_future`: a day that has not begun where the client lives.
 */
export async function typeInSession(
  entry: Entry,
  clientId: string,
  id: string,
  sheet: PaperSession,
  now: Date,
): Promise<Result<{ id: string; repeated: boolean }>> {
  const opening = { ...entry, clientId };
  const read = await enterPractice(opening, async (tx, viewer) => {
    // What follows is one statement, which PostgreSQL lets begin before the door tells it to look only (app.enter).
    if (await isEmergency(tx)) return refused("role_cannot");
    const facts = await readVersionFacts(tx, viewer, clientId, sheet.programId, sheet.programVersion);
    if (!facts.ok) return facts;
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const texts = sheet.note === null ? null : await keepTexts(tx, viewer, clientId);
    return accepted({ facts: facts.value, timeZone: client.value.timeZone, texts });
  });
  if (!read.ok) return read;
  const { facts, timeZone, texts } = read.value;
  if (sheet.practisedOn > dayOf(now, timeZone))
    return refused("start_in_future", { faults: [{ path: "practisedOn", refusal: "start_in_future" }] });
  const log = logOfPaper(sheet, facts, noonOf(sheet.practisedOn, timeZone), timeZone);
  const judged = acceptSession(log, facts, now);
  if (!judged.ok) return judged;
  const { values, claims } = valuesOf(id, log, facts, texts);
  const stored = await enterOnce(opening, typingIn, [...values, claims]);
  if (!stored.ok) return stored;
  if (stored.value.logged) return accepted({ id, repeated: false });
  return enterPractice(opening, async (tx, viewer) => repeatOf(await readKnown(tx, viewer, clientId, id), id, log));
}
