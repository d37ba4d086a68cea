import type { Administrator } from "@/db/administration";
import { type ClientTexts, type Keyring, type SealedColumn, textsOf } from "@/lib/sealing";
import { keysOf } from "./client-keys";

// Seals what was written before there were keys: some rows at a time, beside everything that runs. What somebody changed
// meanwhile is left to them; whatever stops it, it goes on where it was.

type Sql = Pick<Administrator, "unsafe">;

interface Place {
  /** The key beside the practice, with types. */
  keys: Record<string, "uuid" | "int">;
  /** Those of them that name the row in its seal (lib/sealing). */
  row: readonly string[];
  /** A whole value, or a text inside a value. */
  json?: "whole" | "note";
  /** Of program items the program alone knows whose they are. */
  client?: string;
}

const own = { client_id: "uuid", id: "uuid" } as const;
const ofProgram = "(select p.client_id from programs p where p.practice_id = t.practice_id and p.id = t.program_id)";

export const sealedPlaces: Record<SealedColumn, Place> = {
  "emergency_looks.because": { keys: { id: "uuid" }, row: ["id"] },
  "goals.levels": { keys: own, row: ["id"], json: "whole" },
  "goals.wording": { keys: own, row: ["id"] },
  "look_questions.answer": { keys: own, row: ["id"] },
  "look_questions.question": { keys: own, row: ["id"] },
  "measure_assignments.item": { keys: own, row: ["id"], json: "whole" },
  "notes.text": { keys: own, row: ["id"] },
  "private_lines.line": { keys: { client_id: "uuid", of_id: "uuid" }, row: ["of_id"] },
  "program_items.remark": {
    keys: { program_id: "uuid", version: "int", id: "uuid" },
    row: ["program_id", "version", "id"],
    client: ofProgram,
  },
  "program_versions.note": { keys: { program_id: "uuid", version: "int" }, row: ["program_id", "version"] },
  "program_versions.threshold_because": {
    keys: { program_id: "uuid", version: "int" },
    row: ["program_id", "version"],
  },
  "record_statements.text": { keys: own, row: ["id"] },
  "release_decisions.because": { keys: own, row: ["id"] },
  "release_decisions.checked": { keys: own, row: ["id"], json: "whole" },
  "release_decisions.health": { keys: own, row: ["id"] },
  "reminder_suggestions.suggestion": { keys: { client_id: "uuid" }, row: ["client_id"], json: "whole" },
  "report_shares.shared_with": { keys: own, row: ["id"] },
  "reports.content": { keys: { ...own, version: "int" }, row: ["id", "version"], json: "whole" },
  "reports.text": { keys: { ...own, version: "int" }, row: ["id", "version"] },
  "safety_agreements.because": { keys: { client_id: "uuid", version: "int" }, row: ["version"] },
  "safety_agreements.words": { keys: { client_id: "uuid", version: "int" }, row: ["version"], json: "whole" },
  "session_corrections.note": {
    keys: { ...own, session_id: "uuid" },
    row: ["session_id", "id"],
    json: "note",
  },
  "sessions.note": { keys: own, row: ["id"] },
  "signals.note": { keys: { id: "uuid" }, row: ["id"] },
  "statement_answers.words": { keys: { client_id: "uuid", statement_id: "uuid" }, row: ["statement_id"] },
};

// A hash of something that was written is keyed, as that is sealed (ClientTexts.keyed).
const hashed: Record<string, { keys: Place["keys"]; where: string }> = {
  sessions: {
    keys: own,
    where: `(t.note is not null or exists (select from session_corrections c where c.practice_id = t.practice_id
      and c.client_id = t.client_id and c.session_id = t.id and c.told ->> 'note' is not null))`,
  },
  session_corrections: { keys: { ...own, session_id: "uuid" }, where: "t.told ->> 'note' is not null" },
};

interface Step {
  table: string;
  keys: Place["keys"];
  client: string;
  /** What stands there, as text; whether it still has to be sealed; how it is put there. */
  was: string;
  isPlain: string;
  put: string;
  isSame: string;
  more?: string;
  seal: (texts: ClientTexts, row: Record<string, string>) => string;
}

const batch = 200;

/** Answers how many it sealed; nothing where everything is. `isOver` is asked between batches. */
export async function sealPlainTexts(sql: Sql, keyring: Keyring, isOver = () => false): Promise<number> {
  let done = 0;
  for (const step of steps)
    for (let idle = 0; !isOver(); ) {
      const [found, sealed] = await sealSome(sql, keyring, step);
      if (found === 0) break;
      done += sealed;
      idle = sealed === 0 ? idle + 1 : 0;
      if (idle > 20) throw new Error(`what is written in ${step.table} can't be sealed`);
    }
  return done;
}

async function sealSome(sql: Sql, keyring: Keyring, step: Step): Promise<[found: number, sealed: number]> {
  const { table, keys, client, was, isPlain, put, isSame, more = "" } = step;
  const names = Object.keys(keys);
  const rows = await sql.unsafe<Record<string, string>[]>(
    `select t.practice_id, ${client} as whose, ${names.map((name) => `t.${name}`).join(", ")}, ${was} as was${more}
      from ${table} t where ${isPlain} and ${client} is not null and not exists (select from client_keys k
        where k.practice_id = t.practice_id and k.client_id = ${client} and k.wrapped is null)
      limit ${batch}`,
  );
  const owners = new Map(
    rows.map((row) => [row.whose, { practiceId: row.practice_id ?? "", clientId: row.whose ?? "" }]),
  );
  const found = await keysOf(sql, keyring, [...owners.values()]);
  const sealed = rows.flatMap((row) => {
    const owner = owners.get(row.whose);
    const key = found.get(row.whose ?? "");
    return owner && key ? [{ ...row, sealed: step.seal(textsOf(owner, key), row) }] : [];
  });
  if (sealed.length === 0) return [rows.length, 0];
  const typed = Object.entries(keys).map(([name, type]) => `${name} ${type}`);
  const changed = await sql.unsafe(
    `update ${table} t set ${put}
      from jsonb_to_recordset($1::text::jsonb) v(practice_id uuid, ${typed.join(", ")}, was text, sealed text)
      where t.practice_id = v.practice_id and ${names.map((name) => `t.${name} = v.${name}`).join(" and ")} and ${isSame}`,
    [JSON.stringify(sealed)] as never[],
  );
  return [rows.length, changed.count];
}

const forms = {
  text: (column: string) => ({
    was: `t.${column}`,
    isPlain: `not app.is_sealed(t.${column})`,
    put: `${column} = v.sealed`,
    isSame: `t.${column} = v.was`,
  }),
  whole: (column: string) => ({
    was: `t.${column}::text`,
    isPlain: `jsonb_typeof(t.${column}) in ('object', 'array')`,
    put: `${column} = to_jsonb(v.sealed)`,
    isSame: `t.${column} = v.was::jsonb`,
  }),
  note: () => ({
    was: "t.told ->> 'note'",
    isPlain: "not app.is_sealed(t.told ->> 'note')",
    put: "told = jsonb_set(t.told, '{note}', to_jsonb(v.sealed))",
    isSame: "t.told ->> 'note' = v.was",
    more: ", t.kind",
  }),
};

function stepOf(name: SealedColumn, { keys, row, json, client = "t.client_id" }: Place): Step {
  const [table = "", column = ""] = name.split(".");
  const rowOf = (found: Record<string, string>) => row.map((key) => found[key]).join("/");
  return {
    table,
    keys,
    client,
    ...forms[json ?? "text"](column),
    // What stood in a session before it was put right keeps the seal of the session's own note (lib/moments).
    seal: (texts, found) =>
      found.kind === "replaced"
        ? texts.seal("sessions.note", found.session_id ?? "", found.was ?? "")
        : texts.seal(name, rowOf(found), found.was ?? ""),
  };
}

const hashStep = ([table, { keys, where }]: [string, { keys: Place["keys"]; where: string }]): Step => ({
  table,
  keys,
  client: "t.client_id",
  was: "encode(t.content_hash, 'hex')",
  isPlain: `octet_length(t.content_hash) < 33 and ${where}`,
  put: "content_hash = decode(v.sealed, 'hex')",
  isSame: "encode(t.content_hash, 'hex') = v.was",
  seal: (texts, { was = "" }) => texts.keyed(Buffer.from(was, "hex")).toString("hex"),
});

const steps: Step[] = [
  ...Object.entries(sealedPlaces).map(([name, place]) => stepOf(name as SealedColumn, place)),
  ...Object.entries(hashed).map(hashStep),
];
