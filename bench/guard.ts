import { uuidv7 } from "uuidv7";
import { type Administrator, administrator } from "@/db/administration";
import type { Filled } from "./fill";
import { type Ground, median } from "./ground";
import { asViewer, signIn } from "./growth";
import { explain } from "./statements";
import type { Statement } from "./wire";
import { type Work, works } from "./works";

/** Milliseconds in the executor with row security and without it, and the median of the pairs' ratios. */
export interface GuardCost {
  guarded: number;
  bare: number;
  ratio: number;
}

// As db/transaction.ts writes it; the last parameter is the point that somebody looks from.
const entering =
  /select door\.\* from \(select set_config\('app\.point', \$(\d+), true\) as told\) point\s+cross join lateral app\.enter\(\$1, \$2, \$3, \$4, case when point\.told is not null then \$5::text end\) door/;

// The door has already been passed on both sides, so that only the rows behind it are compared.
const passed = (point: string) => `select v.* from bench_viewer v
  where num_nulls($1::bytea, $2::uuid, $3::text[], $4::uuid, $5::text, $${point}::text) between 0 and 6`;

/** The product's own statement, which names practice and client itself, as the runtime role and as one that passes row security. */
export async function weighGuard(
  ground: Ground,
  database: string,
  filled: Filled,
  main: Record<Work, Statement>,
): Promise<Record<Work, GuardCost>> {
  const owner = administrator(ground.administratorOf(database));
  const guarded = administrator(ground.runtimeOf(database));
  const bare = administrator(ground.administratorOf(database));
  try {
    const client = filled.clients[0];
    if (!client) throw new Error("Nobody to measure with");
    // Only here, where what the door said is kept in a table for a while: the product's own role may not.
    await owner.unsafe(`grant temporary on database ${database} to verzacht_runtime`);
    const [member] = await owner<{ id: string }[]>`select member_id as id from clients where id = ${client.id}`;
    const asTherapist = await signIn(owner, filled);
    const asClient = await signIn(owner, filled, member?.id);
    const costs = {} as Record<Work, GuardCost>;
    for (const work of works) {
      const statement = main[work];
      const idHash = work === "W1" ? asClient : asTherapist;
      const params = () => withFreshSession(work, asViewer(statement.params, idHash, client.id));
      const shown = asViewer(statement.params, idHash, client.id);
      await enter(bare, shown, work, statement.text);
      const settings = await enter(guarded, shown, work, statement.text);
      const pairs: [number, number][] = [];
      for (let n = 0; n < 120; n++) {
        const name = work.toLowerCase();
        const one = await explain(guarded, name, params(), settings);
        const other = await explain(bare, name, params(), settings);
        if (n >= 20) pairs.push([one.time, other.time]);
      }
      costs[work] = {
        guarded: median(pairs.map(([one]) => one)),
        bare: median(pairs.map(([, other]) => other)),
        ratio: median(pairs.map(([one, other]) => one / other)),
      };
    }
    return costs;
  } finally {
    await Promise.all([owner.end(), guarded.end(), bare.end()]);
  }
}

/** Passes the door once, keeps what it said, and answers what it set for its transaction. */
async function enter(sql: Administrator, params: Statement["params"], work: Work, text: string) {
  const [door = "", point = ""] = entering.exec(text) ?? [];
  if (!door) throw new Error(`${work} does not pass the door in its own statement`);
  const [idHash, , roles, client] = params;
  await sql.unsafe("begin");
  await sql.unsafe("drop table if exists bench_viewer");
  const entry = [idHash, uuidv7(), roles, client].map((value) => (value == null ? "null" : `'${value}'`)).join(", ");
  await sql.unsafe(`create temp table bench_viewer as select * from app.enter(${entry}, null)`);
  const settings: Record<string, string> = {};
  for (const name of ["app.practice_id", "app.member_id", "app.role", "app.client_id"]) {
    const [row] = await sql<{ value: string | null }[]>`select current_setting(${name}, true) as value`;
    settings[name] = row?.value ?? "";
  }
  await sql.unsafe("commit");
  await sql.unsafe(`prepare ${work.toLowerCase()} as ${text.replace(door, () => passed(point))}`);
  return settings;
}

/** Logging needs a session that is not there yet; what EXPLAIN wrote has been undone, but the audit names the request. */
const withFreshSession = (work: Work, params: Statement["params"]): Statement["params"] =>
  work === "W1" ? params.map((value, place) => (place === 7 ? uuidv7() : value)) : params;
