import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "@/lib/calendar";

type Json = Record<string, unknown>;
type Parts = Record<string, string>;
/** Does one operation as one of them, and gives what it answered. */
export type Tell<Who = "owner" | "therapist" | "client"> = (
  who: Who,
  operation: string,
  parts: Parts,
  body: Json,
  revision?: number,
) => Promise<Json>;

/** Sets a text into everything that can be written about a client, by the operations that people use; gives what was made. The client is at `revision`. */
export async function writeEverywhere(tell: Tell, client: string, exerciseId: string, text: string, revision = 1) {
  const today = dayOf(new Date(), "Europe/Amsterdam");
  const within = (most: number) => (text.length <= most ? text : "kort");
  const both = { nl: text, en: text };
  const id = uuidv7;
  const of = { client };

  await tell("therapist", "changeClient", of, { name: text }, revision);
  await tell("client", "changeMe", {}, { name: text });
  const exercise = id();
  const words = { title: both, purpose: both, steps: [{ text: both }], cue: both, imagery: both, caution: both };
  const dose = { kind: "time", min: 60, max: 120 };
  await tell(
    "therapist",
    "addExercise",
    {},
    { id: exercise, group: "relax", phase: "relax", posture: "sitting", dose, ...words },
  );
  await tell("therapist", "changeExercise", { exercise }, words, 1);

  const item = (of: string) => ({ id: id(), exerciseId: of, dose: { kind: "time", amount: 60 }, remark: text });
  const draft = () => ({
    id: id(),
    title: text,
    note: text,
    thresholdBecause: text,
    items: [item(exercise), item(exerciseId)],
  });
  const program = draft();
  await tell("therapist", "draftTemplate", {}, draft());
  await tell("therapist", "draftProgram", of, program);
  await tell("therapist", "changeProgram", { program: program.id }, program, 1);
  await tell("therapist", "assignProgram", { program: program.id }, { startsOn: addDays(today, -7), endsOn: null });
  const sent = await tell("client", "readProgram", { program: program.id }, {});
  await tell("therapist", "decideRelease", of, { open: true, because: text, health: text });
  const agreed = { fine: text, slowDown: text, helpsBack: text, mayBeTold: text };
  await tell("therapist", "changeAgreement", of, { words: agreed, terms: { fall: 2 }, because: text }, 0);

  const session = id();
  const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000).toISOString();
  const moment = (safety: number) => ({ tension: 7, safety, areas: [] });
  const told = { programId: program.id, programVersion: sent.version, before: moment(8), after: moment(2), note: text };
  const entries = program.items.map((one) => ({ programItemId: one.id, outcome: "done", seconds: 60 }));
  const clock = { startedAt: hours(2), endedAt: hours(1), timeZone: "Europe/Amsterdam", choice: "relax-only" };
  await tell("client", "logSession", { session }, { ...told, ...clock, entries, privateLine: text, statement: text });
  await tell("client", "correctSession", { session }, { id: id(), note: `${text} nog` });
  const typed = { ...told, practisedOn: addDays(today, -1), entries: [] };
  await tell("therapist", "typeInSession", { ...of, session: id() }, typed);
  const moments = { at: hours(0), timeZone: clock.timeZone, tension: 3 };
  await tell("client", "tellCheckIn", { checkIn: id() }, { ...moments, privateLine: text });
  const signals = await tell("therapist", "listSignals", of, {});
  const [signal] = signals.items as { id: string }[];
  await tell("therapist", "settleSignal", { signal: signal?.id ?? "" }, { note: text });

  const note = id();
  const written = { kind: "note", day: today, text, shared: true };
  await tell("therapist", "writeNote", of, { id: note, ...written });
  await tell("therapist", "changeNote", { ...of, note }, { text: `${text} en` }, 1);
  await tell("client", "nameRelative", { relative: id() }, { name: text, parts: ["days"] });
  const goal = id();
  const levels = [text, text, text, text, text];
  await tell("client", "setGoal", { ...of, goal }, { kind: "goal", wording: text, levels });
  const changed = await tell("client", "changeGoal", { ...of, goal }, { wording: `${text} dus`, levels }, 1);
  await tell(
    "client",
    "scoreGoal",
    { ...of, goal, score: id() },
    { scoredOn: today, going: 3, wording: changed.wording },
  );
  const asked = { question: text, low: within(60), high: within(60) };
  await tell(
    "therapist",
    "assignMeasure",
    { ...of, assignment: id() },
    { measure: "own-item", item: asked, firstOn: today },
  );
  await tell("therapist", "suggestReminders", of, { days: ["mon"], at: "19:00", words: text });
  const report = id();
  const period = { from: addDays(today, -14), to: today };
  await tell("therapist", "writeReport", { ...of, report }, { audience: "gp", locale: "nl", ...period, text }, 0);
  await tell(
    "therapist",
    "shareReport",
    { ...of, report },
    { id: id(), version: 1, with: text, way: "post", on: today },
  );

  const subscription = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${id()}`,
    keys: { p256dh: "BPk", auth: "c2Vj" },
  };
  await tell("client", "addPushDevice", { device: id() }, { ...subscription, device: text });
  const looks = await tell("client", "listLooks", of, {});
  const [look] = looks.items as { id: string }[];
  const question = id();
  await tell("client", "askAboutLook", { ...of, question }, { lookId: look?.id, text });
  await tell("owner", "answerLookQuestion", { ...of, question }, { text });
  const statement = id();
  await tell("client", "makeStatement", { statement }, { kind: "objection", part: "notes", text });
  await tell("therapist", "answerStatement", { ...of, statement }, { outcome: "kept_beside", words: text });
  const erasure = id();
  await tell("client", "askErasure", { erasure }, { scope: "notes", words: text });
  await tell("owner", "decideErasure", { erasure }, { granted: false, ground: "legal_duty", words: text });
  return { client, program: program.id, exercise, report, session };
}
