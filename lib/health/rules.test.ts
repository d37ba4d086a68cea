import { describe, expect, it } from "vitest";
import { draftList, goneThrough, isApproved, yesOf } from "./rules";
import { healthCheck, healthListDraft } from "./schema";

const list = { ...draftList, version: 3 };
const answersOf = (yes: string[] = []) =>
  list.items.map(({ id }) => ({
    item: id,
    yes: yes.includes(id),
    because: yes.includes(id) ? `Wel, want ${id}.` : "",
  }));

describe("the draft", () => {
  it("asks about what domain.md names, in both languages, and is nobody's until it is approved", () => {
    const named = ["illness", "pregnancy", "surgery", "epilepsy", "heart", "psychosis", "dissociation", "crisis"];
    expect(draftList.items.map(({ id }) => id)).toEqual([...named, "medication", "other"]);
    expect(healthListDraft.parse({ items: draftList.items }).items).toEqual(draftList.items);
    expect(isApproved(draftList)).toBe(false);
    expect(isApproved(list)).toBe(true);
  });

  it("is not to be answered", () => {
    expect(goneThrough({ version: 0, answers: answersOf() }, draftList)).toMatchObject({ ok: false, refusal: "stale" });
  });
});

describe("a list that was gone through", () => {
  it("is kept in the order in which it is asked, with its sentences; a word beside a no is kept too", () => {
    const answers = answersOf(["heart"]).reverse();
    const [other, ...more] = answers;
    const gone = goneThrough({ version: 3, answers: [{ ...other, because: "Nagevraagd." } as never, ...more] }, list);
    const checked = gone.ok ? gone.value : undefined;
    expect(checked?.answers.map(({ item }) => item)).toEqual(list.items.map(({ id }) => id));
    expect(checked && yesOf(checked)).toEqual([
      { item: "heart", sentence: list.items[4]?.sentence, yes: true, because: "Wel, want heart." },
    ]);
    expect(checked?.answers.at(-1)).toMatchObject({ yes: false, because: "Nagevraagd." });
    expect(checked?.answers[0]?.because).toBeNull();
  });

  it.each([
    ["of another version", 2, answersOf(), "stale", undefined],
    ["with one left out", 3, answersOf().slice(1), "invalid", ["checked.answers"]],
    [
      "with one that is not asked",
      3,
      [...answersOf(), { item: "age", yes: false, because: "" }],
      "invalid",
      ["checked.answers.10.item"],
    ],
    ["with one answered twice", 3, [...answersOf(), ...answersOf().slice(0, 1)], "invalid", ["checked.answers.0.item"]],
    [
      "with a yes that has no reason",
      3,
      answersOf(["heart"]).map((one) => ({ ...one, because: "" })),
      "reason_missing",
      ["checked.answers.4.because"],
    ],
  ])("%s is refused, and says where", (_how, version, answers, refusal, paths) => {
    const gone = goneThrough({ version, answers }, list);
    expect(gone).toMatchObject({ ok: false, refusal });
    expect(gone.ok ? [] : gone.faults?.map(({ path }) => path)).toEqual(paths);
  });
});

describe("what is sent", () => {
  it("of a list: each item once, with a sentence in both languages", () => {
    const one = { id: "heart", sentence: { nl: "Hart", en: "Heart" } };
    expect(healthListDraft.safeParse({ items: [one] }).success).toBe(true);
    for (const items of [
      [],
      [one, one],
      [{ ...one, sentence: { nl: "Hart", en: " " } }],
      [{ ...one, id: "Hart.1" }],
      Array.from({ length: 21 }, (_, n) => ({ ...one, id: `item-${n}` })),
    ])
      expect(healthListDraft.safeParse({ items }).success, JSON.stringify(items)).toBe(false);
  });

  it("of answers: yes or no, nothing in between", () => {
    const answered = (yes: unknown) => healthCheck.safeParse({ version: 1, answers: [{ item: "heart", yes }] }).success;
    expect([true, false].map(answered)).toEqual([true, true]);
    expect([undefined, null, "yes", 1].map(answered)).toEqual([false, false, false, false]);
  });
});
