import type { CaseloadGrowth } from "./caseload";
import type { DeskChart } from "./desk";
import { median } from "./ground";
import type { Growth } from "./growth";
import type { GuardCost } from "./guard";
import { percentile } from "./interactions";
import type { Page, Side, Weighed } from "./pages";
import type { Blocking } from "./phone";
import { type Figure, figure, note, plain, times, unit } from "./report";
import { type Round, type Rounds, ratio } from "./rounds";
import type { Wired } from "./statements";
import type { TenfoldCost } from "./tenfold";
import { type Target, titles, type Work, works } from "./works";

// What is asked of each figure, and how it is told.

const throughput: Record<Work, { atLeast: number; aim: number }> = {
  W1: { atLeast: 0.7, aim: 0.85 },
  W2: { atLeast: 0.8, aim: 0.95 },
  W3: { atLeast: 1.2, aim: 1.5 },
  W4: { atLeast: 0.8, aim: 0.95 },
};

const named = (work: Work) => `${work} ${titles[work]}`;
const middle = (rounds: readonly Round[], of: (round: Round) => number) => median(rounds.map(of));

export function ofLoad({ rounds, memory }: { rounds: Rounds; memory: Record<Target, number> }): Figure[] {
  const cpu = (round: Round) => round.appCpu + round.databaseCpu;
  return [
    ...works.map((work) => {
      const told = figure(
        `${named(work)}: throughput, against the bare Next handler`,
        ratio(rounds[work], "next"),
        throughput[work],
        plain,
      );
      return { ...told, measured: `${told.measured} (against node:http ${plain(ratio(rounds[work], "raw"))})` };
    }),
    ...works.map((work) => {
      const { product } = rounds[work];
      const told = figure(
        `${work} p99 / p50`,
        middle(product, ({ p50, p99 }) => p99 / p50),
        { atMost: 3.5, aim: 3 },
        plain,
      );
      const [p50, p99] = [middle(product, (round) => round.p50), middle(product, (round) => round.p99)];
      const floor = plain(middle(rounds[work].next, (round) => round.p99 / round.p50));
      return { ...told, measured: `${told.measured} (${p50.toFixed(0)} and ${p99.toFixed(0)} ms; bare Next ${floor})` };
    }),
    ...works.map((work) =>
      note(
        `${work} CPU per request, app + database: product, bare Next, node:http`,
        (["product", "next", "raw"] as const)
          .map((target) => {
            const all = rounds[work][target];
            return `${plain(middle(all, ({ appCpu }) => appCpu))} + ${plain(middle(all, ({ databaseCpu }) => databaseCpu))}`;
          })
          .join(", ")
          .concat(
            ` ms; ${times(middle(rounds[work].product, cpu) / middle(rounds[work].next, cpu))} the bare Next handler`,
          ),
      ),
    ),
    {
      ...figure(
        "peak memory under that load, against the bare handler",
        memory.product / memory.next,
        { atMost: 1.5, aim: 1.2 },
        times,
      ),
    },
    note(
      "peak memory: product, bare Next, node:http",
      `${[memory.product, memory.next, memory.raw].map(unit("MiB")).join(", ")}`,
    ),
  ];
}

export const ofWire = (wired: Record<Work, Wired>): Figure[] => [
  figure(
    "W1 round trips to the database per request, with audit and row security",
    wired.W1.roundTrips,
    { atMost: 2, aim: 1 },
    plain,
  ),
  note(
    "round trips per request: W2, W3, W4",
    works
      .slice(1)
      .map((work) => plain(wired[work].roundTrips))
      .join(", "),
  ),
  note("statements per request: W1, W2, W3, W4", works.map((work) => plain(wired[work].statements)).join(", ")),
];

export const ofGuard = (costs: Record<Work, GuardCost>): Figure[] =>
  works.map((work) => {
    const { ratio: cost, guarded, bare } = costs[work];
    const told = figure(`${work} row-security cost per statement`, cost, { atMost: 1.3, aim: 1.1 }, times);
    return { ...told, measured: `${told.measured} (${plain(guarded)} against ${plain(bare)} ms)` };
  });

const ofGrowth = (name: string, { pages, exponent }: Growth): Figure[] => {
  const told = figure(name, exponent, { atMost: 0.1, aim: 0.05 }, plain);
  return [{ ...told, measured: `${told.measured} (${pages.join(" → ")} pages)` }];
};

export const ofPracticeGrowth = (growth: Growth) =>
  ofGrowth("W2 pages touched, 1,000 → 100,000 sessions in the practice: exponent", growth);

export function ofReviewGrowth({ times: took, pages }: Growth): Figure[] {
  const [small = 1, large = 1] = [took[0], took.at(-1)];
  const told = figure(
    "review of one client's whole history, 100,000 sessions in the practice against 100",
    large / small,
    { atMost: 1.5, aim: 1.2 },
    times,
  );
  return [{ ...told, measured: `${told.measured} (${plain(small)} → ${plain(large)} ms, ${pages.join(" → ")} pages)` }];
}

export const ofHistoryGrowth = (growth: Growth) =>
  ofGrowth("W3 pages touched, 36 → 3,650 sessions per client: exponent", growth);

export function ofCaseloadGrowth({ few, many }: CaseloadGrowth): Figure[] {
  const told = figure("W3 caseload of 200 clients against one of 20", many / few, { atMost: 3, aim: 2.5 }, times);
  return [{ ...told, measured: `${told.measured} (${few.toFixed(1)} → ${many.toFixed(1)} ms)` }];
}

export const ofTenfold = (costs: TenfoldCost): Figure[] =>
  works.map((work) => {
    const { ratio: cost, once, tenfold } = costs[work];
    const told = figure(
      `${work} database CPU per request at ten times the data`,
      cost,
      { atMost: 1.2, aim: 1.1 },
      times,
    );
    return { ...told, measured: `${told.measured} (${plain(once)} → ${plain(tenfold)} ms)` };
  });

const script: Record<Side, { name: string; atMost: number; aim: number }> = {
  client: { name: "client pages", atMost: 200, aim: 170 },
  therapist: { name: "therapist pages", atMost: 300, aim: 240 },
  "front-door": { name: "front door", atMost: 200, aim: 170 },
};

export function ofPages({ bare, pages, missed }: Weighed & { bare: number }): Figure[] {
  return [
    ...(Object.keys(script) as Side[]).flatMap((side) => {
      const heaviest = pages.filter((page) => page.side === side).sort((a, b) => b.script - a.script)[0];
      const { name, ...bound } = script[side];
      const title = `first-load JavaScript, gzip: the heaviest of the ${name}`;
      if (!heaviest) return [note(title, "no such page answered")];
      const told = figure(title, heaviest.script, bound, unit("KiB"));
      return [{ ...told, measured: `${told.measured} (${heaviest.route})` }];
    }),
    note("pages weighed, and those that showed something else", [`${pages.length}`, ...missed].join(", ")),
    note("first-load JavaScript of a bare Next page", unit("KiB")(bare)),
  ];
}

/** A chart blocks longer than anything else on a phone: these pages have a bound of their own. */
const hasChart = (route: string) => route.includes("progress");

export const phonePages = (pages: readonly Page[], origin: string) =>
  pages.filter(({ side, route }) => side === "client" || hasChart(route)).map((page) => ({ ...page, origin }));

export function ofPhone({ bare, pages }: Blocking): Figure[] {
  const most = 1.5;
  const worst = (chart: boolean) =>
    pages.filter(({ route }) => hasChart(route) === chart).sort((a, b) => b.blocking - a.blocking)[0];
  const told = (
    name: string,
    page: Blocking["pages"][number] | undefined,
    make: (blocking: number) => Figure,
  ): Figure => {
    if (!page) return note(name, "no such page answered");
    const one = make(page.blocking);
    return { ...one, measured: `${one.measured} (${page.route}: ${page.blocking.toFixed(0)} ms)` };
  };
  const against = "blocking time on an emulated phone: client pages against a bare page";
  const charted = "blocking time on an emulated phone: a page with charts";
  const over = pages
    .filter(({ route, blocking }) => !hasChart(route) && blocking > most * bare)
    .map(({ route, blocking }) => `${route} ${times(blocking / bare)}`);
  return [
    told(against, worst(false), (blocking) => figure(against, blocking / bare, { atMost: most, aim: 1.2 }, times)),
    told(charted, worst(true), (blocking) => figure(charted, blocking, { atMost: 600, aim: 350 }, unit("ms"))),
    note("blocking time of a bare page", unit("ms")(bare)),
    note(`client pages that block longer than ${times(most)} a bare page`, over.join(", ") || "none"),
  ];
}

/** A walk along a chart of three years, on a desk with a mouse. */
export function ofDesk({ sessions, blocking, steps }: DeskChart): Figure[] {
  const count = new Intl.NumberFormat("en").format(sessions);
  const name = `longest step along a chart of ${count} daily sessions by keyboard, at a desk four times slower`;
  const one = figure(name, steps.at(-1) ?? Number.NaN, { atMost: 200, aim: 100 }, unit("ms"));
  const usual = percentile(steps, 0.5);
  const told = usual < 16 ? "under 16 ms" : unit("ms")(usual);
  return [
    { ...one, measured: `${one.measured} (${steps.length} steps, half of them within ${told})` },
    note(`blocking time of that page with its charts, until they can be walked along`, unit("ms")(blocking)),
  ];
}

/** The times of all taps of a session, shortest first. */
export function ofPlayer(times: readonly number[]): Figure[] {
  const milliseconds = unit("ms");
  const told = (value: number) => (value < 16 ? "under 16 ms" : milliseconds(value));
  const name = "interaction to next paint in the player, 75th percentile";
  const one = figure(name, percentile(times, 0.75), { atMost: 200, aim: 100 }, told);
  return [{ ...one, measured: `${one.measured} (${times.length} taps, the longest ${told(times.at(-1) ?? 0)})` }];
}

export const ofRestart = ({ first, second }: { first: number; second: number }): Figure[] => {
  const told = figure("second start of the demo until `Ready:`", second, { atMost: 6, aim: 3 }, unit("s", 1));
  return [{ ...told, measured: `${told.measured} (the first one ${first.toFixed(1)} s)` }];
};
