import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Weekday, weekdays } from "@/lib/calendar";
import { type Phase, phases } from "@/lib/exercises/schema";
import { chainGaps, faultsOf, mendingOf, placeFor, wholeChain } from "./rules";

interface Placed {
  phase: Phase;
  days: Weekday[] | null;
}

const at = (phase: Phase, days: Weekday[] | null = null): Placed => ({ phase, days });
const everyDay = [...weekdays];
const weekend: Weekday[] = ["sat", "sun"];
const workdays = weekdays.slice(0, 5);

const someDays = fc.option(fc.subarray(everyDay, { minLength: 1 }), { nil: null });
const somePlaced: fc.Arbitrary<Placed[]> = fc.array(fc.record({ phase: fc.constantFrom(...phases), days: someDays }), {
  maxLength: 12,
});

describe("a chain", () => {
  test("is whole when grounding comes before and rounding off comes after", () => {
    expect(chainGaps([at("ground"), at("build-up"), at("discharge"), at("integrate")])).toEqual([]);
  });

  test("asks nothing of a program that only relaxes", () => {
    expect(chainGaps([at("relax"), at("relax", ["mon"]), at("integrate"), at("ground")])).toEqual([]);
  });

  test("names each item and what it lacks", () => {
    expect(chainGaps([at("discharge")])).toEqual([
      { position: 0, lacks: "ground" },
      { position: 0, lacks: "integrate" },
    ]);
    expect(faultsOf(chainGaps([at("relax"), at("discharge"), at("integrate")]))).toEqual([
      { path: "items.1", refusal: "chain_without_grounding" },
    ]);
    expect(faultsOf(chainGaps([at("ground"), at("discharge")]))).toEqual([
      { path: "items.1", refusal: "chain_without_integration" },
    ]);
  });

  test("is not whole when the links stand on the wrong side", () => {
    expect(chainGaps([at("integrate"), at("discharge"), at("ground")])).toHaveLength(2);
  });

  test("is not whole on a day that its links are not done", () => {
    const links = [at("ground", ["mon"]), at("discharge", ["mon", "wed"]), at("integrate", ["mon"])];
    expect(chainGaps(links)).toHaveLength(2);
    expect(chainGaps(links.map((item) => ({ ...item, days: ["mon"] })))).toEqual([]);
  });

  test("may be covered by several links together", () => {
    const links = [at("ground", workdays), at("ground", weekend), at("integrate", everyDay)];
    const around = (days: Weekday[] | null) => [links[0], links[1], at("discharge", days), links[2]] as Placed[];
    expect(chainGaps(around(everyDay))).toEqual([]);
    expect(chainGaps(around(null))).toEqual([]);
    expect(chainGaps(around(["fri", "sat"]))).toEqual([]);
  });

  test("that is done when it suits is covered by links of all seven days, and not by six", () => {
    const with_ = (days: Weekday[] | null) => chainGaps([at("ground", days), at("discharge"), at("integrate", days)]);
    expect(with_(everyDay)).toEqual([]);
    expect(with_(null)).toEqual([]);
    expect(with_(weekdays.slice(0, 6))).toHaveLength(2);
  });

  test("seven days and 'when it suits' are one to a chain", () => {
    fc.assert(
      fc.property(somePlaced, (items) => {
        const spelled = items.map((item) => ({ ...item, days: item.days ?? everyDay }));
        expect(chainGaps(spelled)).toEqual(chainGaps(items));
      }),
    );
  });

  test("is whole exactly when it is whole on each day by itself", () => {
    fc.assert(
      fc.property(somePlaced, (items) => {
        const onDay = (day: Weekday) => items.filter((item) => item.days === null || item.days.includes(day));
        const broken = weekdays.some(
          (day) => chainGaps(onDay(day).map((item) => ({ ...item, days: null }))).length > 0,
        );
        expect(chainGaps(items).length > 0).toBe(broken);
      }),
    );
  });

  test("misses one link less once that link stands in its place", () => {
    fc.assert(
      fc.property(somePlaced, (items) => {
        for (const gap of chainGaps(items)) {
          const place = placeFor(gap.lacks, items);
          const link = at(gap.lacks, items[gap.position]?.days ?? null);
          const moved = gap.position + (place <= gap.position ? 1 : 0);
          const left = chainGaps(items.toSpliced(place, 0, link));
          expect(left).not.toContainEqual({ position: moved, lacks: gap.lacks });
        }
      }),
    );
  });

  test("has a place for links even where nothing needs them", () => {
    expect(placeFor("ground", [])).toBe(0);
    expect(placeFor("integrate", [])).toBe(0);
    expect(placeFor("ground", [at("relax")])).toBe(0);
  });
});

describe("mending a chain", () => {
  const linkFor = ({ phase, days }: ReturnType<typeof mendingOf>) => at(phase, days);

  test("adds grounding before the first and rounding off after the last, on the same days", () => {
    const items = [at("relax"), at("build-up", ["mon"]), at("discharge", ["mon"]), at("relax")];
    expect(wholeChain(items, linkFor)).toEqual([
      at("relax"),
      at("ground", ["mon"]),
      at("build-up", ["mon"]),
      at("discharge", ["mon"]),
      at("integrate", ["mon"]),
      at("relax"),
    ]);
  });

  test("gives a link that is there more days, rather than adding a second one", () => {
    const items = [at("ground", ["wed"]), at("discharge", ["mon"]), at("integrate")];
    expect(mendingOf({ position: 1, lacks: "ground" }, items)).toEqual({
      phase: "ground",
      place: 0,
      days: ["mon", "wed"],
      widens: true,
    });
    expect(wholeChain(items, linkFor)[0]).toEqual(at("ground", ["mon", "wed"]));
    expect(wholeChain([at("ground", ["wed"]), at("discharge"), at("integrate")], linkFor)[0]).toEqual(at("ground"));
  });

  test("of one item leaves the others as they are", () => {
    const items = [at("discharge", ["mon"]), at("discharge", ["tue"])];
    const after = wholeChain(items, linkFor, 0);
    expect(after).toHaveLength(4);
    expect(chainGaps(after).every((gap) => after[gap.position] === items[1])).toBe(true);
  });

  test("gives up where the library has no such link", () => {
    expect(wholeChain([at("discharge")], () => null)).toEqual([at("discharge")]);
  });

  test("makes any program whole, takes nothing away and keeps the order", () => {
    fc.assert(
      fc.property(somePlaced, (items) => {
        const whole = wholeChain(items, linkFor);
        expect(chainGaps(whole)).toEqual([]);
        const needing = (list: readonly Placed[]) =>
          list.filter((item) => !["ground", "integrate"].includes(item.phase));
        expect(needing(whole)).toEqual(needing(items));
        expect(wholeChain(whole, linkFor)).toEqual(whole);
      }),
    );
  });
});
