import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, drafted, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { withoutAudit } from "@/db/testing/without-audit";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { changeMe } from "@/lib/access/write";
import { addClient, changeClient, inviteClient } from "@/lib/clients/write";
import { type Exercise, exerciseDraft } from "@/lib/exercises/schema";
import { addExercise, changeExercise } from "@/lib/exercises/write";
import { readHealthList } from "@/lib/health/read";
import { approveHealthList } from "@/lib/health/write";
import type { Program } from "@/lib/programs/schema";
import { changeProgram, deleteProgram, draftProgram, endProgram } from "@/lib/programs/write";
import { type Result, refused } from "@/lib/result";
import { readAgreement } from "@/lib/safety/read";
import { agreementTerms } from "@/lib/safety/schema";
import { changeAgreement, decideRelease } from "@/lib/safety/write";
import { logSession } from "@/lib/sessions/write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
let unsent: Program;
let exercise: Exercise;
const now = new Date("2026-11-22T12:00:00Z");
const marker = "GEHEIM-7d1f";

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, `Ingrid ${marker}`);
  program = await assigned(v.nienke, client, draftOf([itemOf("grounding")], { note: marker }), "2026-11-02", now);
  unsent = await drafted(v.nienke, client, draftOf([itemOf("grounding")], { note: marker }));
  exercise = valueOf(await as(v.nienke, (tx, viewer) => addExercise(tx, viewer, ownExercise()))).exercise;
});

type Act = (tx: PracticeTx, viewer: Viewer) => Promise<Result<unknown>>;

const ownExercise = () =>
  exerciseDraft.parse({
    id: uuidv7(),
    group: "relax",
    phase: "relax",
    posture: "sitting",
    title: { nl: marker },
    purpose: { nl: marker },
    steps: [{ text: { nl: marker } }],
    dose: { kind: "time", min: 60, max: 180 },
  });

// Every kind of change that a therapist makes, with the event that must be left, and the table where it would show.
const changes: [event: string, table: string, act: () => Act][] = [
  [
    "client.added",
    "clients",
    () => (tx, viewer) => addClient(tx, viewer, { id: uuidv7(), name: marker, email: null, locale: "nl" }),
  ],
  [
    "client.changed",
    "clients",
    () => (tx, viewer) => changeClient(tx, viewer, client.id, { name: `${marker} ${uuidv7()}` }, 1),
  ],
  [
    "client.invited",
    "invitations",
    () => async (tx, viewer) => {
      const id = uuidv7();
      const added = await addClient(tx, viewer, { id, name: marker, email: null, locale: "nl" });
      return added.ok ? inviteClient(tx, viewer, id, now) : added;
    },
  ],
  ["exercise.added", "practice_exercises", () => (tx, viewer) => addExercise(tx, viewer, ownExercise())],
  [
    "exercise.put_away",
    "practice_exercises",
    () => (tx, viewer) => changeExercise(tx, viewer, exercise.id, { putAway: true }, exercise.version),
  ],
  ["program.deleted", "programs", () => (tx, viewer) => deleteProgram(tx, viewer, unsent.id, unsent.revision)],
  [
    "program.drafted",
    "programs",
    () => (tx, viewer) =>
      draftProgram(tx, viewer, client.id, draftOf([itemOf("grounding", { remark: marker })], { note: marker })),
  ],
  [
    "program.changed",
    "program_versions",
    () => (tx, viewer) =>
      changeProgram(
        tx,
        viewer,
        program.id,
        {
          id: program.id,
          title: marker,
          note: marker,
          safetyThreshold: 8,
          thresholdBecause: marker,
          items: program.items,
        },
        program.revision,
        now,
      ),
  ],
  ["program.ended", "programs", () => (tx, viewer) => endProgram(tx, viewer, program.id, now)],
  [
    "release.opened",
    "release_decisions",
    () => (tx, viewer) =>
      decideRelease(
        tx,
        viewer,
        client.id,
        {
          open: true,
          because: marker,
          maxMinutes: 5,
          maxPerWeek: 2,
          reviewOn: null,
        },
        new Date(),
      ),
  ],
  [
    "agreement.changed",
    "safety_agreements",
    () => async (tx, viewer) => {
      const { version } = await readAgreement(tx, viewer, client.id);
      const words = { fine: marker, slowDown: marker, helpsBack: uuidv7(), mayBeTold: marker };
      return changeAgreement(
        tx,
        viewer,
        client.id,
        { words, terms: agreementTerms.parse({ fall: 2 }), because: marker },
        version,
      );
    },
  ],
  [
    "health_list.approved",
    "health_lists",
    () => async (tx, viewer) => {
      const { version } = await readHealthList(tx, viewer);
      const items = [{ id: uuidv7(), sentence: { nl: marker, en: marker } }];
      return approveHealthList(tx, viewer, { items }, version);
    },
  ],
  ["member.changed", "members", () => (tx, viewer) => changeMe(tx, viewer, { name: `Nienke ${uuidv7()}` })],
];

const contentOf = async (table: string) =>
  (await everything`select md5(string_agg(t::text, '' order by t::text)) as is from ${everything(table)} t`)[0]?.is;
const eventCount = async () => Number((await everything`select count(*) as n from audit_events`)[0]?.n);

/** Runs while the audit log takes nothing: the disk of the log is full, say. */
describe("a change and its event are one", () => {
  it.each(changes)("%s: refused afterwards, neither is there", async (_event, table, act) => {
    const before = [await contentOf(table), await eventCount()];
    const undone = await as<unknown>(
      v.nienke,
      async (tx, viewer) => {
        valueOf(await act()(tx, viewer));
        return refused("conflict");
      },
      client,
    );
    expect(refusalOf(undone)).toBe("conflict");
    expect([await contentOf(table), await eventCount()]).toEqual(before);
  });

  it.each(changes)("%s: what can't be written down does not happen", async (_event, table, act) => {
    const before = await contentOf(table);
    await withoutAudit(() => expect(as(v.nienke, act(), client)).rejects.toThrow());
    expect(await contentOf(table)).toBe(before);
  });

  it.each(changes)("%s: who, what and about whom; never what a record says", async (event, table, act) => {
    const before = await contentOf(table);
    valueOf(await as(v.nienke, act(), client));
    expect(await contentOf(table)).not.toBe(before);
    const [row] = await everything`select * from audit_events order by at desc, id desc limit 1`;
    expect(row).toMatchObject({ event, actor_id: v.nienke.memberId, actor_role: "therapist", practice_id: v.linde.id });
    expect(row?.object_id).toBeTruthy();
    expect(JSON.stringify(row)).not.toContain(marker);
  });
});

describe("a session that is logged", () => {
  const log = () => logOf(program, "2026-11-20T19:00:00Z", { note: marker });
  const traces = (id: string) => everything`select 1 from sessions where id = ${id}
    union all select 1 from session_entries where session_id = ${id}`;

  it("leaves one event of the client's, without what was told", async () => {
    const id = uuidv7();
    valueOf(await logSession(entryOf(client), id, log(), now));
    const rows = await everything`select * from audit_events where object_id = ${id}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      event: "session.logged",
      action: "C",
      actor_id: client.memberId,
      client_id: client.id,
    });
    expect(JSON.stringify(rows)).not.toContain(marker);
  });

  it("is not stored when it can't be written down", async () => {
    const id = uuidv7();
    const before = await contentOf("client_summaries");
    await withoutAudit(() => expect(logSession(entryOf(client), id, log(), now)).rejects.toThrow());
    expect(await traces(id)).toHaveLength(0);
    expect(await contentOf("client_summaries")).toBe(before);
  });
});
