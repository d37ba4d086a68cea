import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import type { Role } from "@/lib/access/schema";
import { addDays, dayOf } from "@/lib/calendar";
import { type MadeProgram, makeClient, makeProgram, sessionOf, told } from "./house";
import { type Person, signedIn } from "./person";

const mark = uuidv7().slice(-8);
export const marked = (what: string) => `${what}-${mark}`;
/** For the client's own eyes: the therapist who treats them finds it nowhere either. */
export const secret = marked("alleen-van-mij");
// Of one client, and of one practice: a colleague may know the second kind.
export const personal = [
  "naam",
  "mail",
  "titel",
  "notitie",
  "opmerking",
  "concept",
  "reden",
  "dagboek",
  "afspraak",
  "aanvulling",
  "toestel",
  "voorstel",
  "aantekening",
  "verslag",
  "activiteit",
  "maatvraag",
  "vraag",
  "bezwaar",
  "naaste",
].map(marked);
export const practices = ["oefening", "sjabloon"].map(marked);

export interface Victim {
  parts: Record<string, string>;
  template: string;
  draft: string;
  program: MadeProgram;
  therapist: Person;
  client: Person;
}

export interface Intruder {
  who: string;
  person: Person;
  role: Role;
  samePractice: boolean;
}

/** A client with something of every kind to hide; each text of theirs carries a mark of its own. */
export async function makeVictim(base: string): Promise<Victim> {
  const therapist = await signedIn(base, "therapist@demo.test");
  const made = await makeClient(therapist, { name: marked("naam"), email: `${marked("mail")}@village.test` });
  const client = await signedIn(base, made.email, made.password);
  const text = (nl: string) => ({ nl, en: nl });
  const exercise = await told<{ id: string }>(therapist, "POST", "/exercises", {
    id: uuidv7(),
    group: "relax",
    phase: "relax",
    posture: "sitting",
    title: text(marked("oefening")),
    purpose: text("Rust"),
    steps: [{ text: text("Zit") }],
    dose: { kind: "time", min: 60, max: 120 },
  });
  const item = { id: uuidv7(), exerciseId: exercise.id, dose: { kind: "time", amount: 60 } };
  const template = { id: uuidv7(), title: marked("sjabloon"), items: [item] };
  await told(therapist, "POST", "/templates", template);
  const draft = await makeProgram(therapist, made.id, ["grounding"], { title: marked("concept") });
  const program = await makeProgram(therapist, made.id, ["grounding", "wall-sit", "integration"], {
    title: marked("titel"),
    note: marked("notitie"),
    remark: marked("opmerking"),
    startsOn: "2026-01-05",
  });
  await told(therapist, "PUT", `/clients/${made.id}/release`, { open: true, because: marked("reden") });
  const session = uuidv7();
  await told(
    client,
    "PUT",
    `/sessions/${session}`,
    sessionOf(program, { note: marked("dagboek"), privateLine: secret }),
  );
  const checkIn = uuidv7();
  const at = new Date().toISOString();
  const timeZone = "Europe/Amsterdam";
  await told(client, "PUT", `/sessions/${session}/echo`, { answeredAt: at, timeZone, tension: 3 });
  await told(client, "PUT", `/sessions/${session}/correction`, { id: uuidv7(), note: marked("aanvulling") });
  await told(client, "PUT", `/check-ins/${checkIn}`, { at, timeZone, tension: 3, privateLine: secret });
  const words = { fine: marked("afspraak") };
  await told(therapist, "PUT", `/clients/${made.id}/agreement`, { words }, { "if-match": '"0"' });
  const signals = await told<{ items: { id: string }[] }>(therapist, "GET", `/clients/${made.id}/signals`);
  const device = uuidv7();
  await told(client, "PUT", `/reminders/devices/${device}`, pushSubscription(marked("toestel")));
  await told(client, "POST", "/reminders/test");
  const suggestion = { days: ["mon"], at: "19:00", words: marked("voorstel") };
  await told(therapist, "PUT", `/clients/${made.id}/reminder-suggestion`, suggestion);
  const note = uuidv7();
  const written = { id: note, kind: "note", day: "2026-01-05", text: marked("aantekening") };
  await told(therapist, "POST", `/clients/${made.id}/notes`, written);
  const verdict = uuidv7();
  await told(therapist, "PUT", `/clients/${made.id}/verdicts/${verdict}`, verdictAhead());
  // Before there is a report: what is destroyed here is nothing that a stranger should look for.
  const erasure = await destroyedBeforehand(base, client);
  const report = uuidv7();
  const page = { audience: "gp", locale: "nl", from: "2026-01-05", to: "2026-02-05", text: marked("verslag") };
  await told(therapist, "PUT", `/clients/${made.id}/reports/${report}`, page, { "if-match": '"0"' });
  const { id: member } = await told<{ id: string }>(therapist, "GET", "/me");
  const goal = uuidv7();
  await told(client, "PUT", `/clients/${made.id}/goals/${goal}`, { kind: "activity", wording: marked("activiteit") });
  const assignment = uuidv7();
  await told(therapist, "PUT", `/clients/${made.id}/measures/${assignment}`, {
    measure: "own-item",
    item: { question: marked("maatvraag"), low: "niet", high: "wel" },
    firstOn: at.slice(0, 10),
  });
  const score = uuidv7();
  await told(client, "PUT", `/clients/${made.id}/goals/${goal}/scores/${score}`, {
    scoredOn: at.slice(0, 10),
    going: 3,
  });
  const { items: signIns } = await told<{ items: { id: string }[] }>(therapist, "GET", "/me/sign-ins");
  const looks = await told<{ items: { id: string }[] }>(client, "GET", `/clients/${made.id}/looks?whose=others`);
  const look = looks.items[0]?.id ?? "";
  const question = uuidv7();
  const asked = { lookId: look, text: marked("vraag") };
  await told(client, "PUT", `/clients/${made.id}/look-questions/${question}`, asked);
  const statement = uuidv7();
  const objection = { kind: "objection", part: "notes", text: marked("bezwaar") };
  await told(client, "PUT", `/my-record/statements/${statement}`, objection);
  const consent = uuidv7();
  await told(client, "PUT", `/my-record/consents/${consent}`, { kind: "gp", version: 1, given: true });
  const relative = uuidv7();
  await told(client, "PUT", `/my-record/relatives/${relative}`, { name: marked("naaste"), parts: ["days"] });
  const copy = uuidv7();
  await told(client, "PUT", `/my-record/copies/${copy}`, { format: "json" });
  const parts = {
    signIn: signIns[0]?.id ?? "",
    look,
    question,

    erasure,
    statement,
    consent,
    copy,
    relative,
    report,
    note,
    member,
    goal,
    assignment,
    score,
    licence: uuidv7(),
    passkey: uuidv7(),
    device,
    verdict,
    delivery: await firstDelivery(client),
    client: made.id,
    program: program.id,
    exercise: exercise.id,
    session,
    checkIn,
    signal: signals.items[0]?.id ?? "",
  };
  return { parts, template: template.id, draft: draft.id, program, therapist, client };
}

/** A request that the owner granted, of a part in which nothing of the victim's stood: its certificate is theirs to fetch. */
async function destroyedBeforehand(base: string, client: Person): Promise<string> {
  const erasure = uuidv7();
  const owner = await signedIn(base, "owner@demo.test");
  await told(client, "PUT", `/my-record/erasures/${erasure}`, { scope: "reports" });
  await told(owner, "PUT", `/practice/erasures/${erasure}/decision`, { granted: true });
  return erasure;
}

/** An agreement to look four weeks from now, which waits for the client's yes. */
export function verdictAhead(replaces: string | null = null) {
  const today = dayOf(new Date(), "Europe/Amsterdam");
  const baseline = { baselineFrom: addDays(today, -14), baselineUntil: addDays(today, -1) };
  return {
    rating: "tension",
    wanted: "lower",
    ...baseline,
    secondFrom: addDays(today, 1),
    lookOn: addDays(today, 28),
    replaces,
  };
}

/** An address of a push service that nobody knocks at: the demo has no mail server, and push is not chosen. */
export const pushSubscription = (device: string) => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${uuidv7()}`,
  keys: { p256dh: "BPk", auth: "c2Vj" },
  device,
});

/** What became of the test message, once the queue has worked it off. */
async function firstDelivery(client: Person): Promise<string> {
  for (;;) {
    const { deliveries } = await told<{ deliveries: { id: string }[] }>(client, "GET", "/reminders");
    if (deliveries[0]) return deliveries[0].id;
    await pause(200);
  }
}

/** Everybody who is signed in and has no business with the victim. */
export async function everyIntruder(base: string): Promise<Intruder[]> {
  const intruder = async (who: string, email: string, role: Role, samePractice: boolean) => ({
    who,
    person: await signedIn(base, email),
    role,
    samePractice,
  });
  return [
    await intruder("a therapist of another practice", "therapist@other.test", "therapist", false),
    await intruder("a client of another practice", "client@other.test", "client", false),
    await intruder("a colleague who does not treat them", "second-therapist@demo.test", "therapist", true),
    await intruder("another client of the practice", "client2@demo.test", "client", true),
    { who: "somebody near that client", person: await makeRelative(base), role: "relative", samePractice: true },
  ];
}

/** Somebody who looks along with another client than the victim, at all that can be shared. */
async function makeRelative(base: string): Promise<Person> {
  const client = await signedIn(base, "client2@demo.test");
  const [id, password] = [uuidv7(), "een zin van iemand dichtbij"];
  const email = `${id}@village.test`;
  const draft = { name: "Joris", parts: ["program", "days", "progress"] };
  const { url } = await told<{ url: string }>(client, "PUT", `/my-record/relatives/${id}`, draft);
  const accepting = { token: url.split("/").at(-1), password, locale: "nl", email };
  await told(client, "POST", "/invitations", accepting);
  return signedIn(base, email, password);
}

export const signedOut = (base: string): Person => ({
  cookies: new Map(),
  prove: async () => undefined,
  ask: (method, path, body, headers) =>
    fetch(base + path, {
      method,
      redirect: "manual",
      headers: { origin: base, ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
});
