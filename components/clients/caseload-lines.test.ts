import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import type { CaseloadRow, Matter } from "@/lib/attention/schema";
import type { OwnTerm } from "@/lib/care/schema";
import { formatterOf } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages";
import { caseloadLine } from "./caseload-lines";

const stopped: Matter = {
  kind: "stopped_by_sign",
  about: "01a20482-e407-7124-afaf-5b05b8fcb8a1",
  since: "2026-11-30",
  sessionId: "01a20482-e407-7124-afaf-5b05b8fcb8a0",
  on: "2026-11-30",
  tension: null,
  before: null,
  after: null,
  threshold: null,
  signs: [],
  parked: false,
};

const rowOf = (week: [sessions: number, planned: number], first: Matter | null = null): CaseloadRow => ({
  client: { id: "01a20482-e407-7124-afaf-5b05b8fcb8a2", name: "Willemijn" },
  hasAccount: true,
  program: null,
  lastSession: null,
  lastSessionOn: null,
  week: { sessions: week[0], planned: week[1], adherence: null },
  trend: [],
  openSignals: 0,
  attention: { first, more: 0, parked: 0 },
});

const refuse = (lack: Error) => {
  throw lack;
};

async function lineOf(row: CaseloadRow, locale: Locale = "nl", term?: OwnTerm) {
  const messages = await loadMessages(locale);
  const of = (namespace: string) =>
    createTranslator({ locale, messages, namespace: namespace as never, onError: refuse }) as unknown as Parameters<
      typeof caseloadLine
    >[2]["t"];
  return caseloadLine(
    row,
    { term },
    {
      t: of("clients"),
      care: of("care.terms"),
      asks: of("attention"),
      kinds: of("safety.signals.kinds"),
      signs: of("sessions.stopping.signs"),
      counts: of("progress.counts"),
      format: formatterOf(locale, "Europe/Amsterdam"),
      today: "2026-11-30",
      timeZone: "Europe/Amsterdam",
    },
  );
}

describe("a row of the caseload", () => {
  it("tells a week as a share of what was planned, and as two counts where more was reported", async () => {
    const week = async (...counts: [number, number]) => {
      const { figures } = await lineOf(rowOf(counts));
      return [figures?.week, figures?.weekSpoken];
    };
    expect(await week(2, 5)).toEqual(["2 van 5", "Deze week: 2 van de 5 geplande keren gemeld."]);
    expect(await week(5, 1)).toEqual(["5 gemeld, 1 gepland", "Deze week: 5 keer gemeld, 1 keer gepland."]);
    expect(await week(1, 0)).toEqual(["1", "Deze week: 1 keer gemeld; er was niets gepland."]);
    expect(await week(0, 0)).toEqual(["–", "Deze week: Niets gemeld; er was niets gepland."]);
  });

  it("says whom one treats for some days, or beside somebody, and nothing of the others", async () => {
    const term = async (of?: OwnTerm) => (await lineOf(rowOf([1, 1]), "nl", of)).term;
    expect(await term()).toBe(null);
    expect(await term({ until: null, isStandIn: false })).toBe("behandelt mee");
    expect(await term({ until: "2026-12-13", isStandIn: true })).toBe("neemt waar tot en met 13 december");
    expect(await term({ until: "2026-11-30", isStandIn: true })).toBe("neemt vandaag waar");
    expect(await term({ until: "2026-12-06", isStandIn: false })).toBe("behandelt tot en met 6 december");
  });

  it("says by which signs somebody stopped, in the words that they ticked", async () => {
    const sentence = async (signs: Matter["signs"], locale?: Locale) =>
      (await lineOf(rowOf([1, 1], { ...stopped, signs }), locale)).attention?.sentence;
    expect(await sentence(["dizzy", "pain"])).toBe("De sessie is gestopt vanwege een teken. Gemerkt: Duizelig · Pijn.");
    expect(await sentence(["dizzy"], "en")).toMatch(/Noticed: Dizzy\.$/);
    expect(await sentence([])).toBe("De sessie is gestopt vanwege een teken.");
  });
});
