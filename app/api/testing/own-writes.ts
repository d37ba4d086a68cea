import { uuidv7 } from "uuidv7";
import type { Tell } from "@/e2e/payload-record";
import type { Role } from "@/lib/access/schema";
import { addDays, dayOf } from "@/lib/calendar";

/** What a practice writes about itself, its people and what was agreed, where no text about a client is; by the operations that people use. */
export async function writeOwnAffairs(tell: Tell<Role>, made: { client: string; program: string }, word: string) {
  const today = dayOf(new Date(), "Europe/Amsterdam");
  const id = uuidv7;
  const of = { client: made.client };

  await tell("owner", "changeContact", {}, { phone: "010-0000000" }, 0);
  const sentence = { nl: `Ben je zwanger, ${word}?`, en: "Are you pregnant?" };
  await tell("therapist", "approveHealthList", {}, { items: [{ id: "pregnant", sentence }] }, 0);
  await tell("owner", "changeTerm", {}, { part: "notes", years: 21, revision: 0 });
  const licence = { measure: "copm", version: "5", language: "nl", rightHolder: word, terms: word, proof: word };
  await tell("owner", "keepLicence", { licence: id() }, { ...licence, validFrom: today }, 0);
  const invited = { name: "Nienke de Wit", locale: "nl" };
  const member = id();
  await tell("owner", "inviteMember", {}, { id: member, email: `${member}@linde.test`, ...invited });
  await tell("owner", "withdrawInvitation", { member }, {});

  const added = id();
  await tell("therapist", "addClient", {}, { id: added, name: word, email: `${added}@village.test` });
  await tell("therapist", "inviteClient", { client: added }, {});
  await tell("therapist", "parkMatter", { client: added }, { kind: "no_program", about: "", parked: true });
  const { id: therapistId } = await tell("therapist", "readMe", {}, {});
  const registered = { client: id() };
  const contact = { name: word, email: `${registered.client}@village.test`, locale: "nl" };
  await tell("assistant", "registerClient", {}, { id: registered.client, ...contact, therapistId });
  await tell("assistant", "changeContactData", registered, { name: `${word} en goed` }, 1);
  await tell("assistant", "inviteContact", registered, {});
  const { id: standIn } = await tell("owner", "readMe", {}, {});
  const days = { from: addDays(today, 7), until: addDays(today, 20) };
  const standIns = [made.client, added].map((clientId) => ({ clientId, therapistId: standIn }));
  await tell("therapist", "arrangeAway", { member: therapistId as string }, { ...days, standIns });
  await tell("owner", "seeCare", {}, { clientIds: [made.client, added], ...days });
  await tell("therapist", "endAway", { member: therapistId as string }, {});
  const [half, week] = [addDays(today, -14), addDays(today, 1)];
  const verdict = id();
  const phases = {
    baselineFrom: half,
    baselineUntil: addDays(today, -1),
    secondFrom: week,
    lookOn: addDays(today, 28),
  };
  await tell("therapist", "agreeVerdict", { ...of, verdict }, { rating: "tension", wanted: "lower", ...phases });
  await tell("client", "acceptVerdict", { ...of, verdict }, {});
  await tell("client", "withdrawVerdict", { ...of, verdict }, {});
  const assignment = id();
  const asked = { measure: "own-item", item: { question: word, low: "niet", high: "wel" }, firstOn: today };
  await tell("therapist", "assignMeasure", { ...of, assignment }, asked);
  await tell("client", "scoreMeasure", { ...of, assignment, score: id() }, { scoredOn: today, values: { value: 6 } });
  await tell("therapist", "endMeasure", { ...of, assignment }, { ended: true }, 1);
  await tell("therapist", "askCheckIn", { ...of, checkIn: id() }, { at: new Date().toISOString(), tension: 4 });

  const quiet = { from: "21:00", until: "08:00" };
  const wishes = { days: ["mon"], at: "19:00", tone: "plain", quiet, ways: [], repeat: false, notices: true };
  await tell("client", "chooseReminders", {}, wishes, 0);
  await tell("therapist", "suggestReminders", of, { days: ["tue"], at: "19:00", words: word });
  await tell("therapist", "takeBackSuggestion", of, {});
  await tell("client", "sayConsent", { consent: id() }, { kind: "gp", version: 1, given: true });
  const erasure = id();
  await tell("client", "askErasure", { erasure }, { scope: "told", words: word });
  await tell("client", "withdrawErasure", { erasure }, {});
  await tell("owner", "askErasureOf", { ...of, erasure: id() }, { scope: "notes" });
  await tell("client", "askCopy", { copy: id() }, { format: "json" });
  await tell("therapist", "endProgram", { program: made.program }, {});
}
