import { uuidv7 } from "uuidv7";
import { safetyAgreements } from "@/db/schema";
import { readEmergencies } from "@/lib/emergency/read";
import { beginEmergency } from "@/lib/emergency/write";
import { readGoals } from "@/lib/goals/read";
import { goalDraft } from "@/lib/goals/schema";
import { setGoal } from "@/lib/goals/write";
import { readHealthList } from "@/lib/health/read";
import { approveHealthList } from "@/lib/health/write";
import { readTexts } from "@/lib/keys/read";
import { readAssignments } from "@/lib/measures/read";
import { assignmentDraft } from "@/lib/measures/schema";
import { assignMeasure } from "@/lib/measures/write";
import { readToldSessions } from "@/lib/moments/read";
import { correctSession } from "@/lib/moments/write";
import { readNotes } from "@/lib/notes/read";
import { noteDraft } from "@/lib/notes/schema";
import { writeNote } from "@/lib/notes/write";
import { readPrograms } from "@/lib/programs/read";
import { readQuestions } from "@/lib/questions/read";
import { answerQuestion, askAboutLook } from "@/lib/questions/write";
import { readSuggestion } from "@/lib/reminders/read";
import { reminderSuggestion } from "@/lib/reminders/schema";
import { suggestReminders } from "@/lib/reminders/write";
import { readPrintedReport, readReports } from "@/lib/reports/read";
import { reportDraft } from "@/lib/reports/schema";
import { noteShare, writeReport } from "@/lib/reports/write";
import { accepted } from "@/lib/result";
import { readAgreement, readRelease } from "@/lib/safety/read";
import { agreementDraft, releaseDecision } from "@/lib/safety/schema";
import { changeAgreement, decideRelease } from "@/lib/safety/write";
import type { SealedColumn } from "@/lib/sealing";
import { correction } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readSettledSignals } from "@/lib/signals/read";
import { settleSignal } from "@/lib/signals/write";
import { readStatements } from "@/lib/statements/read";
import { statementDraft } from "@/lib/statements/schema";
import { answerStatement, makeStatement } from "@/lib/statements/write";
import { as, type ClientPerson, colleague, entryOf, everything, type Person, valueOf } from "./practice";
import { assigned, draftOf, logOf, told, wholeChain } from "./programs";

const now = new Date("2026-11-22T12:00:00Z");

/** Everything that can be written about a client, through the product: one of each, each with `mark` in it. */
export async function writeEverything(by: Person, client: ClientPerson, mark: string) {
  const draft = draftOf(wholeChain({ remark: `opmerking ${mark}` }), {
    note: `programma ${mark}`,
    safetyThreshold: 6,
    thresholdBecause: `drempel ${mark}`,
  });
  const program = await assigned(by, client, draft, "2026-11-02", now);
  const asBy = <T>(act: Parameters<typeof as<T>>[1]) => as(by, act, client).then(valueOf<T>);

  const id = uuidv7();
  const told_ = { note: `sessie ${mark}`, privateLine: `voor mij ${mark}`, before: told(7, 3), after: told(4, 3) };
  const log = logOf(program, "2026-11-21T19:30:00Z", told_);
  valueOf(await logSession(entryOf(client), id, log, now));
  // Put right while it can be, and added to once somebody has looked.
  const correct = async (note: string) =>
    valueOf(
      await as(client, (tx, viewer) =>
        correctSession(tx, viewer, id, correction.parse({ id: uuidv7(), note: `${note} ${mark}` }), now),
      ),
    );
  await correct("verbeterd");
  const lookId = uuidv7();
  await everything`insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id)
    values (${client.practice.id}, ${lookId}, 'R', 'client.read', ${by.memberId}, 'therapist', ${client.id})`;
  await correct("toegevoegd");
  const whose = { id: client.id, timeZone: "Europe/Amsterdam" };
  const saying = statementDraft.parse({ kind: "addition", part: "notes", text: `aanvulling ${mark}` });
  const statement = uuidv7();
  valueOf(await as(client, (tx, who) => makeStatement(tx, who, whose, statement, saying, now)));
  const reply = { outcome: "kept_beside" as const, words: `antwoord ${mark}` };
  await asBy((tx, who) => answerStatement(tx, who, whose, statement, reply));
  const asking = { id: uuidv7(), draft: { lookId, text: `waarom ${mark}` } };
  valueOf(await as(client, (tx, who) => askAboutLook(tx, who, client.id, asking.id, asking.draft)));
  const owner = await colleague(client.practice, "owner", "Joke van Dam");
  valueOf(await as(owner, (tx, who) => answerQuestion(tx, who, client.id, asking.id, `daarom ${mark}`), client));

  const stranger = await colleague(client.practice, "therapist", "Teun Vos");
  const found = await everything<{ email: string }[]>`select email from clients where id = ${client.id}`;
  const inNeed = { client: found[0]?.email ?? "", because: `nood nu ${mark}` };
  valueOf(await as(stranger, (tx, who) => beginEmergency(tx, who, uuidv7(), inNeed, uuidv7())));

  const sentence = { nl: "Iets om rekening mee te houden", en: "Anything to take into account" };
  const list = await as(by, async (tx, viewer) =>
    approveHealthList(tx, viewer, { items: [{ id: "any", sentence }] }, (await readHealthList(tx, viewer)).version),
  ).then(valueOf);
  await asBy((tx, viewer) =>
    decideRelease(
      tx,
      viewer,
      client.id,
      releaseDecision.parse({
        open: true,
        because: `reden ${mark}`,
        health: `gezondheid ${mark}`,
        checked: { version: list.version, answers: [{ item: "any", yes: true, because: `daarom kan het ${mark}` }] },
        maxMinutes: 5,
        maxPerWeek: 3,
        reviewOn: null,
      }),
      now,
    ),
  );
  const words = { fine: `goed ${mark}`, slowDown: "", helpsBack: `terug ${mark}`, mayBeTold: "" };
  const agreed = agreementDraft.parse({ words, terms: { fall: 2 }, because: `getallen ${mark}` });
  await asBy((tx, viewer) => changeAgreement(tx, viewer, client.id, agreed, 0));
  const [signal] = await everything<{ id: string }[]>`select id from signals where client_id = ${client.id} limit 1`;
  await asBy((tx, viewer) => settleSignal(tx, viewer, signal?.id ?? "", { note: `gezien ${mark}` }, now));
  const note = noteDraft.parse({ id: uuidv7(), kind: "note", day: "2026-11-20", text: `notitie ${mark}` });
  await asBy((tx, viewer) => writeNote(tx, viewer, client.id, note));
  const goal = { kind: "goal", wording: `doel ${mark}`, levels: ["", "", `verwacht ${mark}`, "", ""] };
  await asBy((tx, viewer) => setGoal(tx, viewer, client.id, uuidv7(), goalDraft.parse(goal), "2026-11-20"));
  const item = { question: `vraag ${mark}`, low: "niets", high: "alles" };
  const asked = assignmentDraft.parse({ measure: "own-item", item, firstOn: "2026-11-20", everyWeeks: 2 });
  await asBy((tx, viewer) => assignMeasure(tx, viewer, client.id, uuidv7(), asked, "2026-11-20"));
  const suggestion = reminderSuggestion.parse({ days: ["mon"], at: "19:30", words: `na het eten ${mark}` });
  await asBy((tx, viewer) => suggestReminders(tx, viewer, client.id, suggestion, now));
  const report = reportDraft.parse({
    audience: "gp",
    locale: "nl",
    from: "2026-11-02",
    to: "2026-11-22",
    text: `verslag ${mark}`,
  });
  const of = { clientId: client.id, id: uuidv7() };
  valueOf(await writeReport(entryOf(by, client), of, report, 0, now));
  const share = { id: uuidv7(), version: 1, with: `huisarts ${mark}`, way: "post", on: "2026-11-22" } as const;
  await asBy((tx, viewer) => noteShare(tx, viewer, of, share));
  /** One more session, with a note. */
  const tell = async (words: string) => {
    const one = { id: uuidv7(), log: logOf(program, "2026-11-20T19:30:00Z", { note: words }) };
    valueOf(await logSession(entryOf(client), one.id, one.log, now));
    return one;
  };
  return { reportId: of.id, tell };
}

/** How each of it is read again by whoever may: all of a kind, as text. */
export function readersOf(
  by: Person,
  client: ClientPerson,
  { reportId }: { reportId: string },
): Record<SealedColumn, () => Promise<string>> {
  type Read = Parameters<typeof as<unknown>>[1];
  const read = (who: Person, act: (...given: Parameters<Read>) => Promise<unknown>) => async () =>
    JSON.stringify(valueOf(await as(who, async (tx, viewer) => accepted(await act(tx, viewer)), client)));
  const goals = read(by, (tx, viewer) => readGoals(tx, viewer, client.id));
  const programs = read(by, (tx, viewer) => readPrograms(tx, viewer, client.id));
  const sessions = read(client, (tx, viewer) => readToldSessions(tx, viewer, client.id, { limit: 50 }));
  const statements = read(client, (tx, viewer) =>
    readStatements(tx, viewer, { id: client.id, timeZone: "Europe/Amsterdam" }),
  );
  const questions = read(client, (tx, viewer) => readQuestions(tx, viewer, client.id, { limit: 50 }));
  const reports = read(by, (tx, viewer) => readReports(tx, viewer, client.id, { limit: 50 }));
  return {
    "emergency_looks.because": read(client, (tx, viewer) => readEmergencies(tx, viewer, client.id)),
    "goals.levels": goals,
    "goals.wording": goals,
    "look_questions.answer": questions,
    "look_questions.question": questions,
    "measure_assignments.item": read(by, (tx, viewer) => readAssignments(tx, viewer, client.id, [], "2026-11-22")),
    "notes.text": read(by, (tx, viewer) => readNotes(tx, viewer, client.id, { limit: 50 })),
    "private_lines.line": sessions,
    "program_items.remark": programs,
    "program_versions.note": programs,
    "program_versions.threshold_because": programs,
    "record_statements.text": statements,
    "release_decisions.because": read(by, (tx, viewer) => readRelease(tx, viewer, client.id)),
    "release_decisions.checked": read(by, (tx, viewer) => readRelease(tx, viewer, client.id)),
    "release_decisions.health": read(by, (tx, viewer) => readRelease(tx, viewer, client.id)),
    "reminder_suggestions.suggestion": read(by, (tx, viewer) => readSuggestion(tx, viewer, client.id)),
    "report_shares.shared_with": reports,
    "reports.content": async () =>
      JSON.stringify(valueOf(await readPrintedReport(entryOf(by, client), client.id, reportId))),
    "reports.text": reports,
    "safety_agreements.because": read(by, async (tx, viewer) => {
      const texts = await readTexts(tx, viewer, client.id);
      const rows = await tx
        .select({ version: safetyAgreements.version, because: safetyAgreements.because })
        .from(safetyAgreements);
      return rows.map(({ version, because }) => texts.open("safety_agreements.because", String(version), because));
    }),
    "safety_agreements.words": read(by, (tx, viewer) => readAgreement(tx, viewer, client.id)),
    "session_corrections.note": sessions,
    "sessions.note": sessions,
    "statement_answers.words": statements,
    "signals.note": read(by, (tx, viewer) => readSettledSignals(tx, viewer, client.id)),
  };
}
