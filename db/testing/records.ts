import { uuidv7 } from "uuidv7";
import { tellCheckIn } from "@/lib/check-ins/write";
import { sayConsent } from "@/lib/consents/write";
import { askErasure, withdrawErasure } from "@/lib/erasures/write";
import { goalDraft, goalScoreDraft } from "@/lib/goals/schema";
import { scoreGoal, setGoal } from "@/lib/goals/write";
import { readHealthList } from "@/lib/health/read";
import { approveHealthList } from "@/lib/health/write";
import { assignmentDraft, measureScoreDraft } from "@/lib/measures/schema";
import { assignMeasure, scoreMeasure } from "@/lib/measures/write";
import { correctSession, echoSession } from "@/lib/moments/write";
import { noteDraft } from "@/lib/notes/schema";
import { changeNote, writeNote } from "@/lib/notes/write";
import { draftOf as programDraftOf } from "@/lib/programs/rules";
import { changeProgram } from "@/lib/programs/write";
import { suggestReminders } from "@/lib/reminders/write";
import { reportDraft } from "@/lib/reports/schema";
import { noteShare, writeReport } from "@/lib/reports/write";
import { accepted } from "@/lib/result";
import { agreementTerms } from "@/lib/safety/schema";
import { changeAgreement, decideRelease } from "@/lib/safety/write";
import { checkIn, correction, echo, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { answerStatement, makeStatement } from "@/lib/statements/write";
import { agreeVerdict } from "@/lib/verdicts/write";
import { as, type ClientPerson, clientOf, entryOf, everything, type Person, valueOf } from "./practice";
import { assigned, draftOf, logOf, told, wholeChain } from "./programs";

const timeZone = "Europe/Amsterdam";

/** A client with something of every kind in their record, each text of which carries the mark. */
export async function fullRecord(therapist: Person, mark: string, now: Date): Promise<ClientPerson> {
  const client = await clientOf(therapist, `Ingrid ${mark}`);
  const { id } = client;
  const of = { id, timeZone };
  const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  const staff = <T>(act: Parameters<typeof as<T>>[1]) => as(therapist, act, client).then(valueOf);
  const own = <T>(act: Parameters<typeof as<T>>[1]) => as(client, act).then(valueOf);

  const first = await assigned(
    therapist,
    client,
    draftOf(wholeChain({ remark: mark }), { title: `Programma ${mark}`, note: mark, thresholdBecause: mark }),
    day(20),
    now,
  );
  const program = await staff((tx, viewer) =>
    changeProgram(tx, viewer, first.id, { ...programDraftOf(first), title: `${first.title} 2` }, first.revision, now),
  );
  const about = { id: "any", sentence: { nl: "Iets om rekening mee te houden", en: "Anything to take into account" } };
  const { version: before } = await staff(async (tx, viewer) => accepted(await readHealthList(tx, viewer)));
  const { version: listed } = await staff((tx, viewer) => approveHealthList(tx, viewer, { items: [about] }, before));
  const checked = { version: listed, answers: [{ item: "any", yes: true, because: mark }] };
  const limits = { maxMinutes: 5, maxPerWeek: 2, reviewOn: day(-20) };
  await staff((tx, viewer) =>
    decideRelease(tx, viewer, id, { open: true, because: mark, health: mark, checked, ...limits }, now),
  );
  const words = { fine: mark, slowDown: mark, helpsBack: mark, mayBeTold: mark };
  await staff((tx, viewer) =>
    changeAgreement(tx, viewer, id, { words, terms: agreementTerms.parse({ fall: 2 }), because: mark }, 0),
  );

  const session = uuidv7();
  const log = logOf(program, `${day(2)}T19:00:00Z`, {
    choice: "relax-and-release",
    before: told(7, 3, ["pelvis"]),
    after: told("declined", null),
    note: mark,
    privateLine: mark,
  });
  valueOf(await logSession(entryOf(client), session, sessionLog.parse(log), now));
  const later = { answeredAt: `${day(1)}T19:00:00Z`, timeZone, tension: 4, sleep: "same" };
  await own((tx, viewer) => echoSession(tx, viewer, session, echo.parse(later), now));
  const added = correction.parse({ id: uuidv7(), note: mark });
  await own((tx, viewer) => correctSession(tx, viewer, session, added, now));
  const moment = { at: `${day(1)}T12:00:00Z`, timeZone, tension: 5, safety: null, areas: ["jaw"], privateLine: mark };
  await own((tx, viewer) => tellCheckIn(tx, viewer, uuidv7(), checkIn.parse(moment), now));

  const goal = uuidv7();
  const wording = goalDraft.parse({ kind: "goal", wording: `Doel ${mark}`, levels: [mark, "", "zoals nu", "", mark] });
  await own((tx, viewer) => setGoal(tx, viewer, id, goal, wording, day(0)));
  const score = goalScoreDraft.parse({ scoredOn: day(0), going: 3, content: "declined", level: -1 });
  await own((tx, viewer) => scoreGoal(tx, viewer, id, goal, uuidv7(), score, day(0)));
  const measure = uuidv7();
  const item = { question: `Vraag ${mark}`, low: "niet", high: "wel" };
  const asked = assignmentDraft.parse({ measure: "own-item", item, firstOn: day(0) });
  await staff((tx, viewer) => assignMeasure(tx, viewer, id, measure, asked, day(0)));
  const measured = measureScoreDraft.parse({ scoredOn: day(0), values: { value: 6 } });
  await own((tx, viewer) => scoreMeasure(tx, viewer, id, measure, uuidv7(), measured, day(0)));

  for (const shared of [true, false]) {
    const written = noteDraft.parse({
      id: uuidv7(),
      kind: "note",
      day: day(3),
      text: `Notitie ${mark} ${shared}`,
      shared,
    });
    await staff((tx, viewer) => writeNote(tx, viewer, id, written));
  }
  const away = noteDraft.parse({ id: uuidv7(), kind: "note", day: day(4), text: `Weggelegd ${mark}` });
  await staff((tx, viewer) => writeNote(tx, viewer, id, away));
  await staff((tx, viewer) => changeNote(tx, viewer, id, away.id, { putAway: true }, 1));
  const report = uuidv7();
  const page = reportDraft.parse({ audience: "gp", locale: "nl", from: day(20), to: day(0), text: `Verslag ${mark}` });
  valueOf(await writeReport(entryOf(therapist, client), { clientId: id, id: report }, page, 0, now));
  const share = { id: uuidv7(), version: 1, with: `Huisarts ${mark}`, way: "post" as const, on: day(0) };
  await staff((tx, viewer) => noteShare(tx, viewer, { clientId: id, id: report }, share));

  const phases = { baselineFrom: day(18), baselineUntil: day(5), secondFrom: day(-1), lookOn: day(-20) };
  const terms = {
    rating: "tension",
    wanted: "lower",
    points: 2,
    fewest: 5,
    ...phases,
    together: true,
    replaces: null,
  } as const;
  await staff((tx, viewer) => agreeVerdict(tx, viewer, id, uuidv7(), terms, now));
  const [signal] = await everything<{ id: string }[]>`select id from signals where client_id = ${id} limit 1`;
  await everything`insert into parked_matters (practice_id, client_id, kind, about, parked_by)
    values (${client.practice.id}, ${id}, 'silence', ${day(1)}, ${therapist.memberId})`;
  await everything`update signals set settled_at = now(), settled_by = ${therapist.memberId}, note = ${mark}
    where id = ${signal?.id ?? null}`;
  await staff((tx, viewer) => suggestReminders(tx, viewer, id, { days: ["mon"], at: "19:00", words: mark }, now));

  await own((tx, viewer) => sayConsent(tx, viewer, id, { id: uuidv7(), kind: "gp", version: 1, given: true }));
  const statement = uuidv7();
  const objection = { kind: "objection", part: "notes", aboutId: null, text: `Bezwaar ${mark}` } as const;
  await own((tx, viewer) => makeStatement(tx, viewer, of, statement, objection, now));
  await staff((tx, viewer) =>
    answerStatement(tx, viewer, of, statement, { outcome: "kept_beside", words: `Antwoord ${mark}` }),
  );
  const erasure = uuidv7();
  await own((tx, viewer) => askErasure(tx, viewer, of, erasure, { scope: "told", words: `Verzoek ${mark}` }, now));
  await own((tx, viewer) => withdrawErasure(tx, viewer, of, erasure));
  return client;
}
