import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "@/lib/calendar";
import type { CutAsk } from "./cut-asking";

/** Ids of who and what is there before. */
export interface There {
  client: string;
  therapist: string;
  /** Of a colleague who goes on working here. */
  colleague: string;
  /** Of one who leaves, and of the one client whom they treat, by whose name they are found. */
  leaving: string;
  theirs: { id: string; name: string };
  /** Of the client: a session with release on which nobody answered yet, a signal that was settled, a message that was sent. */
  session: string;
  signal: string;
  delivery: string;
}

/** What is settled about who treats, who works here, who looks along and what goes out; the record ends with it. */
export async function writeAboutPeople(tell: CutAsk, there: There, word: string) {
  const now = new Date();
  const today = dayOf(now, "Europe/Amsterdam");
  const id = uuidv7;
  const of = { client: there.client };

  await tell("owner", "changePractice", {}, { name: word });
  const look = { look: id() };
  await tell("therapist", "beginEmergency", look, { client: there.theirs.name, because: `${word} en nog wat meer` });
  await tell("therapist", "endEmergency", look, {});

  const standIn = { ...of, member: there.colleague };
  await tell("therapist", "giveCare", standIn, { from: today, until: addDays(today, 7) });
  await tell("therapist", "endCare", standIn, {});
  const handOver = { from: addDays(today, 2), insteadOf: there.therapist };
  await tell("therapist", "giveCare", standIn, handOver);
  const giver = { ...of, member: there.therapist };
  await tell("therapist", "endCare", giver, {}, undefined, { query: "what=hand-over" });
  await tell("owner", "signOutMember", { member: there.colleague }, {});
  await tell("owner", "changeMember", { member: there.colleague }, { role: "owner" });
  const leaving = { handOver: [{ clientId: there.theirs.id, therapistId: there.therapist }] };
  await tell("owner", "letGo", { member: there.leaving }, leaving);

  const { items } = await tell("client", "listRelatives", {}, {});
  const [joined] = items as { id: string }[];
  const named = { relative: id() };
  await tell("client", "nameRelative", named, { name: word, parts: ["days"] });
  await tell("client", "makeRelativeLink", named, {});
  await tell("client", "changeShares", named, { parts: ["days", "progress"] }, 1);
  for (const relative of [named.relative, joined?.id ?? ""]) await tell("client", "takeBack", { relative }, {});

  const draft = { id: id(), title: word, note: null, items: [] };
  await tell("therapist", "draftProgram", of, draft);
  await tell("therapist", "deleteProgram", { program: draft.id }, {}, 1, { spent: "not_found" });
  const answered = { answeredAt: now.toISOString(), timeZone: "Europe/Amsterdam", tension: 4, sleep: "same" };
  await tell("client", "echoSession", { session: there.session }, answered);
  await tell("therapist", "reopenSignal", { signal: there.signal }, {});

  const device = { device: id() };
  const endpoint = `https://fcm.googleapis.com/fcm/send/${device.device}`;
  await tell("client", "addPushDevice", device, { endpoint, keys: { p256dh: "BPk", auth: "c2Vj" } });
  await tell("client", "removePushDevice", device, {}, undefined, { spent: "not_found" });
  await tell("client", "noteShown", { delivery: there.delivery }, {});
  await tell("client", "tapReminder", {}, { id: there.delivery, wish: "later" });
  await tell("client", "testReminders", {}, {});

  for (const scope of ["notes", "everything"]) {
    const erasure = { erasure: id() };
    await tell("client", "askErasure", erasure, { scope });
    await tell("owner", "decideErasure", erasure, { granted: true });
  }
}
