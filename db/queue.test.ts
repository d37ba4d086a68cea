import { expect, it } from "vitest";
import { freeHeldJobs } from "@/db/queue";
import { everything, workOff } from "@/db/testing/practice";

it("a job that a killed worker held is worked off by the next, and one that is held for a moment stays held", async () => {
  const done: unknown[] = [];
  const work = () => workOff({ message: (order) => void done.push(order) });
  await everything`select app.enqueue('message', '{"one": 1}'::json, now(), 'one')`;
  const heldSince = async (minutes: number) => {
    await everything`update graphile_worker._private_jobs
      set locked_by = 'another', locked_at = now() - make_interval(mins => ${minutes})`;
    await freeHeldJobs((text) => everything.unsafe(text));
  };
  await heldSince(1);
  await work();
  expect(done).toEqual([]);
  await heldSince(4);
  await work();
  expect(done).toEqual([{ one: 1 }]);
});

it("the worker's role reads no table of a practice", async () => {
  const [row] = await everything<{ readable: number }[]>`
    select count(*)::int as readable from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and has_any_column_privilege('verzacht_worker', c.oid, 'select, insert, update, references')`;
  expect(row?.readable).toBe(0);
});
