import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  entryOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { accepted } from "@/lib/result";
import { countOpenQuestions, readQuestions } from "./read";
import { answerQuestion, askAboutLook } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let lookId: string;

beforeEach(async () => {
  v = await village();
  lookId = uuidv7();
  const look = { ...entryOf(v.nienke, v.sanne, "client.read"), requestId: lookId };
  valueOf(await enterPractice(look, async () => accepted(1)));
});

const ask = (by: Person, about: ClientPerson, id = uuidv7(), draft = { lookId, text: "Waarom op zondag?" }) =>
  as(by, (tx, viewer) => askAboutLook(tx, viewer, about.id, id, draft), about);
const answer = (by: Person, id: string, text = "Om de afspraak voor te bereiden.") =>
  as(by, (tx, viewer) => answerQuestion(tx, viewer, v.sanne.id, id, text), v.sanne);
const read = async (by: Person, about: ClientPerson | null = v.sanne) =>
  valueOf(
    await as(
      by,
      async (tx, viewer) => accepted(await readQuestions(tx, viewer, about?.id ?? null, { limit: 50 })),
      about ?? undefined,
    ),
  ).items;

describe("a client who asks about a line", () => {
  it("reads the question back, and the owner finds it; sent twice it is one", async () => {
    const id = uuidv7();
    expect(valueOf(await ask(v.sanne, v.sanne, id)).isNew).toBe(true);
    expect(valueOf(await ask(v.sanne, v.sanne, id)).isNew).toBe(false);
    expect(refusalOf(await ask(v.sanne, v.sanne, id, { lookId, text: "Iets anders" }))).toBe("same_id_other_content");
    for (const person of [v.sanne, v.marieke])
      expect(await read(person)).toMatchObject([
        {
          id,
          text: "Waarom op zondag?",
          answer: null,
          look: { id: lookId, event: "client.read", name: "Nienke de Wit" },
        },
      ]);
    expect((await eventsOf(v.sanne.id)).filter((event) => event === "look.asked")).toHaveLength(1);
  });

  it("asks the same at once from two tabs, once", async () => {
    const id = uuidv7();
    const both = await Promise.all([ask(v.sanne, v.sanne, id), ask(v.sanne, v.sanne, id)]);
    expect(both.filter((one) => valueOf(one).isNew)).toHaveLength(1);
    expect(await read(v.sanne)).toHaveLength(1);
  });

  it("asks about no line that is not in their own record, or never was", async () => {
    expect(refusalOf(await ask(v.kees, v.kees))).toBe("invalid");
    expect(refusalOf(await ask(v.sanne, v.sanne, uuidv7(), { lookId: uuidv7(), text: "Wat?" }))).toBe("invalid");
    expect(await read(v.marieke, null)).toEqual([]);
  });

  it("may have ten waiting, and is told so at the eleventh", async () => {
    for (let n = 0; n < 10; n++) valueOf(await ask(v.sanne, v.sanne));
    expect(refusalOf(await ask(v.sanne, v.sanne))).toBe("too_many_questions");
    const [first] = await read(v.sanne);
    valueOf(await answer(v.marieke, first?.id ?? ""));
    valueOf(await ask(v.sanne, v.sanne));
  });
});

describe("the owner's answer", () => {
  it("is read by the client with a name, and stays as it was read", async () => {
    const { question } = valueOf(await ask(v.sanne, v.sanne));
    valueOf(await answer(v.marieke, question.id));
    valueOf(await answer(v.marieke, question.id));
    expect(refusalOf(await answer(v.marieke, question.id, "Toch iets anders."))).toBe("conflict");
    expect(await read(v.sanne)).toMatchObject([
      { answer: { text: "Om de afspraak voor te bereiden.", by: "Marieke Hofstra" } },
    ]);
    expect((await eventsOf(v.sanne.id)).filter((event) => event === "look.answered")).toHaveLength(1);
    const open = await as(v.marieke, async (tx, viewer) => accepted(await countOpenQuestions(tx, viewer)));
    expect(valueOf(open)).toBe(0);
  });

  it("is given by nobody else, and to nothing that was not asked", async () => {
    const { question } = valueOf(await ask(v.sanne, v.sanne));
    expect(refusalOf(await answer(v.nienke, question.id))).toBe("not_found");
    expect(refusalOf(await answer(v.sanne, question.id))).toBe("conflict");
    expect(refusalOf(await answer(v.marieke, uuidv7()))).toBe("not_found");
    expect(await read(v.sanne)).toMatchObject([{ answer: null }]);
  });

  it("and the question are read by neither who treats, nor another client, nor another practice", async () => {
    valueOf(await ask(v.sanne, v.sanne));
    expect(await read(v.nienke)).toEqual([]);
    expect(await read(v.kees, v.kees)).toEqual([]);
    expect(await read(v.ruud, null)).toEqual([]);
    expect(await everything`select 1 from look_questions where practice_id = ${v.linde.id}`).toHaveLength(1);
  });
});
