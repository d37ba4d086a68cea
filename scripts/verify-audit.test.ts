import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { auditHeadFile, entryOf, everything, village } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { keepHeads, seal } from "@/lib/audit/write";
import { accepted } from "@/lib/result";

let v: Awaited<ReturnType<typeof village>>;

beforeAll(async () => {
  v = await village();
  for (let n = 0; n < 5; n++) await enterPractice(entryOf(v.nienke, v.sanne, "client.read"), async () => accepted(1));
  await seal(true);
  await keepHeads(new Date());
});

/** As an operator runs it, on a database of their own. */
async function verify(headFile = auditHeadFile): Promise<{ code: number; said: string }> {
  const { address } = inject("template");
  const [row] = await everything<{ name: string }[]>`select current_database() as name`;
  const place = new URLSearchParams({ host: address.host });
  const url = `postgres://${address.username}:${address.password}@localhost:${address.port}/${row?.name}?${place}`;
  const env = { ...process.env, NODE_ENV: "test" as const, DATABASE_URL: url, AUDIT_HEAD_FILE: headFile };
  return promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/verify-audit.ts"], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, said: error.stdout }),
  );
}

describe("npm run audit:verify", () => {
  it("says that an untouched log is whole, and what it was held against", async () => {
    const { code, said } = await verify();
    expect([code, said]).toEqual([0, expect.stringContaining("The audit log is whole.")]);
    expect(said).toContain(`Held against the heads in ${auditHeadFile}.`);
    expect((await verify(`${auditHeadFile}.none`)).said).toContain("would not show");
  });

  it("names the practice and the row that was edited, and the rows that were cut, and ends with 1", async () => {
    const seals = await everything<{ event_id: string }[]>`select event_id from audit_seals
      where practice_id = ${v.linde.id} order by seq`;
    const ids = seals.map(({ event_id: id }) => id);
    await everything`update audit_events set actor_id = null where id = ${ids[1] as string}`;
    await everything`delete from audit_events where id = any(${ids.slice(3)})`;
    await everything`delete from audit_seals where event_id = any(${ids.slice(3)})`;
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain(`Practice ${v.linde.id}: row 2 was edited (event ${ids[1]}).`);
    expect(said).toContain(`Practice ${v.linde.id}: rows 4 to 5 at the end of the chain are gone, with their seals.`);
  });
});
