import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { openMailServer } from "@/db/testing/mail-server";
import { as, everything, valueOf, village, workOff } from "@/db/testing/practice";
import { addDays, dayOf } from "@/lib/calendar";
import { readGoals } from "@/lib/goals/read";
import { goalDraft, goalScoreDraft } from "@/lib/goals/schema";
import { scoreGoal, setGoal } from "@/lib/goals/write";
import { clockOf } from "@/lib/instant";
import { readAssignments, readQuestion } from "@/lib/measures/read";
import { nextQuestionOn } from "@/lib/measures/rules";
import { assignmentDraft, measureScoreDraft } from "@/lib/measures/schema";
import { assignMeasure, scoreMeasure } from "@/lib/measures/write";
import { questionOn, usualWishes } from "@/lib/reminders/rules";
import { announceQuestion, chooseReminders } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";
import { deliver } from "./write";

// That something is asked is told once, in words that say nothing, and only to who wants to hear.
const mail = await openMailServer();
const letters = mail.arrived;
vi.stubEnv("SMTP_URL", mail.url);
const { sanne, nienke } = await village();
const zone = sanne.practice.timeZone;
const today = dayOf(new Date(), zone);
const item = { question: "Hoe heb je geslapen?", low: "slecht", high: "goed" };
/** Never quiet, so that the hour at which the tests run does not matter. */
const wishes = { ...usualWishes, quiet: { from: "00:00", until: "00:00" } };

const choose = (own: typeof usualWishes, match = 0) =>
  as(sanne, (tx, viewer) => chooseReminders(tx, viewer, sanne.id, own, match, new Date()));
async function asked(firstOn: string, everyWeeks: number | null = null): Promise<string> {
  const id = uuidv7();
  const draft = assignmentDraft.parse({ measure: "own-item", item, firstOn, everyWeeks });
  const made = await as(
    nienke,
    async (tx, viewer) => {
      const assigned = await assignMeasure(tx, viewer, sanne.id, id, draft, today);
      valueOf(assigned);
      const when = { ...(await readQuestion(tx, viewer, sanne.id, today)), timeZone: zone };
      await announceQuestion(tx, viewer, sanne.id, when, new Date());
      return accepted(null);
    },
    sanne,
  );
  valueOf(made);
  return id;
}
const answer = (id: string) =>
  as(sanne, (tx, viewer) =>
    scoreMeasure(
      tx,
      viewer,
      sanne.id,
      id,
      uuidv7(),
      measureScoreDraft.parse({ scoredOn: today, values: { value: 6 } }),
      today,
    ),
  );
const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
const work = () => workOff({ message: (order) => deliver(order as Parameters<typeof deliver>[0], new Date()) });
const jobs = () => everything<{ key: string; at: Date }[]>`select key, run_at as at from graphile_worker.jobs`;
const told = () => everything<{ kind: string; state: string }[]>`select kind, state from deliveries order by due_at`;

beforeEach(async () => {
  letters.length = 0;
  for (const table of ["deliveries", "reminders", "measure_scores", "measure_assignments", "goal_scores", "goals"])
    await everything.unsafe(`delete from ${table}`);
  await everything`delete from graphile_worker._private_jobs`;
});

afterAll(() => mail.stop());

it("what stands open is told once, says nothing of health, and the next asking waits in the queue", async () => {
  valueOf(await choose(wishes));
  await asked(today, 2);
  await asked(today, 4);
  expect(await jobs()).toHaveLength(1);
  await work();
  expect(letters).toHaveLength(1);
  const text = letters[0]?.text ?? "";
  expect(text).toContain("Er staat een vraag voor je klaar");
  expect(text).not.toMatch(/praktijk|therap|oefen|doel|meet|geslapen|Sanne/i);
  const [next] = await jobs();
  expect(next?.at).toEqual(questionOn(addDays(today, 14), zone));
  const again = { practiceId: sanne.practice.id, clientId: sanne.id, kind: "question" };
  const [first] = await everything<{ at: Date }[]>`select due_at as at from deliveries`;
  await deliver({ ...again, dueAt: first?.at.toISOString() ?? "" }, new Date());
  expect(letters).toHaveLength(1);
  expect(await told()).toEqual([{ kind: "question", state: "sent" }]);
});

it("what was answered meanwhile is not asked for; who wants no word hears none", async () => {
  valueOf(await choose(wishes));
  valueOf(await answer(await asked(today)));
  await work();
  expect(letters).toHaveLength(0);
  await everything`delete from deliveries`;
  valueOf(await choose({ ...wishes, notices: false }, 1));
  await asked(today, 1);
  await work();
  expect(letters).toHaveLength(0);
  expect(await told()).toEqual([{ kind: "question", state: "not_needed" }]);
  // Asked again in a week: whoever has changed their mind by then hears of it.
  expect(await jobs()).toHaveLength(1);
});

it("what begins later is told on its day, and not in the quiet hours", async () => {
  await asked(addDays(today, 3));
  expect((await jobs())[0]?.at).toEqual(questionOn(addDays(today, 3), zone));
  await work();
  expect(letters).toHaveLength(0);
  valueOf(await choose({ ...usualWishes, quiet: { from: clockOf(hours(-1), zone), until: clockOf(hours(1), zone) } }));
  await asked(today);
  await work();
  expect(letters).toHaveLength(0);
});

it("what the queue finds due is what the rule says, whatever was answered", async () => {
  const goals = [uuidv7(), uuidv7()];
  const set = (id: string, wording: string) =>
    as(sanne, (tx, viewer) => setGoal(tx, viewer, sanne.id, id, goalDraft.parse({ kind: "activity", wording }), today));
  const agree = await as(
    nienke,
    (tx, viewer) => {
      const draft = assignmentDraft.parse({ measure: "own-goals", firstOn: addDays(today, -20), everyWeeks: 2 });
      return assignMeasure(tx, viewer, sanne.id, uuidv7(), draft, today);
    },
    sanne,
  );
  valueOf(agree);
  const both = async () => {
    const [found] =
      await everything`select due, next_on::text as next from app.question_of(${sanne.practice.id}, ${sanne.id})`;
    const screen = valueOf(
      await as(sanne, async (tx, viewer) =>
        accepted(await readAssignments(tx, viewer, sanne.id, await readGoals(tx, viewer, sanne.id), today)),
      ),
    );
    expect(found?.next ?? null).toBe(nextQuestionOn(screen));
    expect(found?.due).toBe(screen.some(({ byClient, dueSince }) => byClient && dueSince !== null));
    return found?.due;
  };
  const scored = (goalId: string, scoredOn = today) =>
    as(sanne, (tx, viewer) =>
      scoreGoal(tx, viewer, sanne.id, goalId, uuidv7(), goalScoreDraft.parse({ scoredOn, going: 5 }), today),
    );
  expect(await both()).toBe(false);
  for (const [at, id] of goals.entries()) valueOf(await set(id, `Activiteit ${at}`));
  expect(await both()).toBe(true);
  valueOf(await scored(goals[0] as string));
  expect(await both()).toBe(true);
  valueOf(await scored(goals[1] as string, addDays(today, -10)));
  expect(await both()).toBe(true);
  valueOf(await scored(goals[1] as string));
  expect(await both()).toBe(false);
  const question = await asked(addDays(today, -14), 2);
  expect(await both()).toBe(true);
  valueOf(await answer(question));
  expect(await both()).toBe(false);
});
