import { beforeAll, describe, expect, it } from "vitest";
import { type ClientPerson, clientOf, everything, village } from "@/db/testing/practice";
import { writeEverything } from "@/db/testing/written";
import { sealedColumns } from "@/lib/sealing";
import { sealedPlaces } from "./sealed-texts";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Ingrid Postma");
  await writeEverything(v.nienke, client, "GEHEIM-7d1f");
});

describe("a column of text about a client", () => {
  // Words from closed lists, times, ids and counts; or, with a reason in docs/decisions/0022, plain text.
  const plain: Record<string, string[]> = {
    audit_events: ["action", "event", "actor_role", "object_type", "detail", "ground", "device", "network"],
    audit_tallies: ["event", "because", "role", "point"],
    check_ins: ["time_zone", "declined", "areas", "context", "correction"],
    consents: ["kind"],
    client_summaries: ["days", "program_title", "plan", "attention"],
    deliveries: ["kind", "state", "way", "problem"],
    goal_scores: ["declined", "source"],
    goals: ["kind", "ending"],
    measure_assignments: ["measure"],
    measure_scores: ["values", "source"],
    notes: ["kind"],
    parked_matters: ["kind", "about"],
    plan_periods: ["label"],
    program_items: ["dose", "days"],
    program_versions: ["title"],
    programs: ["status"],
    // The request outlives the key; what is granted takes its words away with it.
    erasure_requests: ["scope", "source", "words"],
    record_copies: ["format"],
    record_statements: ["kind", "part"],
    relatives: ["parts"],
    reminders: ["wishes"],
    report_shares: ["way"],
    reports: ["audience", "locale"],
    safety_agreements: ["terms"],
    session_corrections: ["kind"],
    session_echoes: ["time_zone", "declined", "sleep", "mood"],
    session_entries: ["outcome"],
    sessions: ["time_zone", "choice", "declined", "areas_before", "areas_after", "told"],
    signals: ["kind"],
    statement_answers: ["outcome"],
    verdict_agreements: ["rating", "wanted"],
    verdict_answers: ["kind"],
  };

  it("is sealed, or it was said why not", async () => {
    const rows = await everything<{ name: string }[]>`select table_name || '.' || column_name as name
      from information_schema.columns c where table_schema = 'public' and data_type in ('text', 'json', 'jsonb', 'ARRAY')
        and udt_name <> '_int2' and (table_name = 'program_items' or exists (select from information_schema.columns o
          where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'client_id'))`;
    const sealed = sealedColumns.map((name) =>
      name === "session_corrections.note" ? "session_corrections.told" : name,
    );
    const known = [
      ...sealed,
      ...Object.entries(plain).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
    ];
    expect(rows.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it("that is sealed is never stored as it stands by the role that serves", async () => {
    for (const column of sealedColumns) {
      const [table = "", name = ""] = column.split(".");
      const { json, client: whose = "t.client_id" } = sealedPlaces[column];
      const its = json === "note" ? "told" : name;
      const words = {
        text: "'Als zodanig'",
        whole: `'["Als zodanig"]'::jsonb`,
        note: `'{"note": "Als zodanig"}'::jsonb`,
      };
      const act = everything.begin(async (sql) => {
        // With the rights on a table, to see that it is not they which hold it back.
        await sql.unsafe(`grant update on ${table} to verzacht_runtime`);
        await sql.unsafe(`create policy tried on ${table} for update to verzacht_runtime using (true)`);
        await sql.unsafe(`create policy tried_too on ${table} for select to verzacht_runtime using (true)`);
        await sql.unsafe("set local role verzacht_runtime");
        await sql`select set_config('app.practice_id', ${client.practice.id}, true),
          set_config('app.client_id', ${client.id}, true), set_config('app.role', 'therapist', true),
          set_config('app.member_id', ${v.nienke.memberId}, true)`;
        const set = (value: string) =>
          sql.unsafe(`update ${table} t set ${its} = ${value} where ${whose} = $1`, [client.id]);
        // The same again goes well: it is sealed.
        expect((await set(`t.${its}`)).count, column).toBeGreaterThan(0);
        await set(words[json ?? "text"]);
      });
      await expect(act, column).rejects.toMatchObject({ code: "42501", message: "a text that is not sealed" });
    }
  });
});
