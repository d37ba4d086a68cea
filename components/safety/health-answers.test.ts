import { describe, expect, it } from "vitest";
import { answersOf, checkOf, gapsIn, saidOf } from "./health-answers";

const item = (id: string, nl = `Vraag ${id}`) => ({ id, sentence: { nl, en: `Question ${id}` } });
const list = { version: 4, items: [item("heart"), item("epilepsy")], approvedAt: null, approvedBy: null };
const checked = {
  version: 3,
  answers: [
    { item: "heart", sentence: item("heart").sentence, yes: true, because: "Rustig opbouwen." },
    { item: "epilepsy", sentence: item("epilepsy").sentence, yes: false, because: null },
  ],
};

describe("answers about health in a form", () => {
  it("begin with nothing chosen, or with what was answered earlier", () => {
    expect(gapsIn({}, list).map(({ item: id, part }) => `${id} ${part}`)).toEqual(["heart answer", "epilepsy answer"]);
    expect(gapsIn(answersOf(null), list)).toHaveLength(2);
    expect(gapsIn(answersOf(checked), list)).toEqual([]);
    expect(checkOf(answersOf(checked), list)).toEqual({
      version: 4,
      answers: [
        { item: "heart", yes: true, because: "Rustig opbouwen." },
        { item: "epilepsy", yes: false, because: "" },
      ],
    });
  });

  it("to words that became other ones are none any more, nor are those of an item that is gone", () => {
    const other = { ...list, items: [item("heart", "Iets anders"), item("constructor")] };
    const answers = answersOf(checked);
    expect(other.items.map((one) => saidOf(answers, one))).toEqual([null, null]);
    expect(gapsIn(answers, other)).toHaveLength(2);
    expect(checkOf(answers, other).answers).toEqual([]);
  });

  it("need a reason with a yes; what was typed with it is not told of a no", () => {
    const answers = answersOf(checked);
    const heart = { ...(answers.heart as NonNullable<(typeof answers)["heart"]>) };
    expect(gapsIn({ ...answers, heart: { ...heart, because: "  " } }, list)).toEqual([
      { item: "heart", part: "because" },
    ]);
    const no = { ...answers, heart: { ...heart, yes: false } };
    expect(gapsIn(no, list)).toEqual([]);
    expect(checkOf(no, list).answers[0]).toEqual({ item: "heart", yes: false, because: "" });
  });
});
