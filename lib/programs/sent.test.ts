import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { as, type ClientPerson, clientOf, valueOf, village } from "@/db/testing/practice";
import { assigned, drafted, draftOf, itemOf } from "@/db/testing/programs";
import { accepted } from "@/lib/result";
import { readToday } from "@/lib/today/read";
import { openProgram } from "./read";
import { assignProgram, changeProgram, endProgram } from "./write";

const v = await village();
const now = new Date("2026-11-22T12:00:00Z");
const read = async (id: string) => valueOf(await as(v.nienke, (tx, viewer) => openProgram(tx, viewer, id, uuidv7())));
const change = async (id: string, title: string) => {
  const { revision, note, items } = await read(id);
  const draft = draftOf(items, { id, title, note });
  return valueOf(await as(v.nienke, (tx, viewer) => changeProgram(tx, viewer, id, draft, revision, now)));
};
const end = (id: string) => as(v.nienke, (tx, viewer) => endProgram(tx, viewer, id, now));
const shownOn = async (client: ClientPerson, at: string) =>
  valueOf(await as(client, async (tx, viewer) => accepted(await readToday(tx, viewer, client.id, new Date(at)))))
    .program?.title ?? null;

it("what a client was sent is counted from the first sending, not from the drafts that saved themselves", async () => {
  const client = await clientOf(v.nienke, "Lotte Smit");
  const d = draftOf([itemOf("grounding")]);
  await drafted(v.nienke, client, d);
  for (const title of ["Een", "Twee", "Drie"]) expect((await change(d.id, title)).edition).toBeNull();
  const sent = await as(v.nienke, (tx, viewer) =>
    assignProgram(tx, viewer, d.id, { startsOn: "2026-11-22", endsOn: null }, now),
  );
  expect(valueOf(sent)).toMatchObject({ version: 4, edition: 1 });
  expect(await change(d.id, "Vier")).toMatchObject({ version: 5, edition: 2 });
});

describe("a program that was made to end when another starts", () => {
  async function oneAndTheNext() {
    const client = await clientOf(v.nienke, "Greet Hoekstra");
    const item = () => [itemOf("grounding", { days: ["mon"] })];
    const first = await assigned(v.nienke, client, draftOf(item(), { title: "Eerst" }), "2026-11-02", now);
    const second = await assigned(v.nienke, client, draftOf(item(), { title: "Dan" }), "2026-12-14", now);
    return { client, first, second, item };
  }

  it("still runs, and can still be stopped now", async () => {
    const { client, first } = await oneAndTheNext();
    expect(await shownOn(client, "2026-11-24T10:00:00Z")).toBe("Eerst");
    expect(valueOf(await end(first.id)).endsOn).toBe("2026-11-21");
    expect(await shownOn(client, "2026-11-24T10:00:00Z")).toBeNull();
  });

  it("does not come back after a shorter one that took its place", async () => {
    const { client, item } = await oneAndTheNext();
    const d = draftOf(item(), { title: "Kort" });
    await drafted(v.nienke, client, d);
    valueOf(
      await as(v.nienke, (tx, viewer) =>
        assignProgram(tx, viewer, d.id, { startsOn: "2026-11-23", endsOn: "2026-11-27" }, now),
      ),
    );
    expect(await shownOn(client, "2026-11-25T10:00:00Z")).toBe("Kort");
    expect(await shownOn(client, "2026-11-30T10:00:00Z")).toBeNull();
  });
});
