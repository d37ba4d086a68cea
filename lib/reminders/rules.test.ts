import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOf } from "@/lib/instant";
import { afterQuiet, isQuiet, judge, nextReminder, repeatOf, usualWishes } from "./rules";
import { reminderWishes } from "./schema";

const zone = "Europe/Amsterdam";
const at = (text: string) => new Date(text);
const wishes = { ...usualWishes, days: ["mon", "thu"] as ("mon" | "thu")[], at: "19:00", repeat: true };

describe("the next reminder", () => {
  it("is the first chosen day and time after now, on the client's own clock", () => {
    expect(nextReminder(wishes, zone, at("2026-11-23T10:00:00Z"))).toEqual(at("2026-11-23T18:00:00Z"));
    expect(nextReminder(wishes, zone, at("2026-11-23T18:00:00Z"))).toEqual(at("2026-11-26T18:00:00Z"));
    expect(nextReminder({ ...wishes, days: ["mon"] }, zone, at("2026-11-23T18:00:00Z"))).toEqual(
      at("2026-11-30T18:00:00Z"),
    );
    expect(nextReminder({ ...wishes, days: [] }, zone, at("2026-11-23T10:00:00Z"))).toBeNull();
  });

  it("keeps its time of the day when the clock changes", () => {
    const sunday = { days: ["sun" as const], at: "02:30" };
    // The night in which 02:30 does not exist, and the one in which it comes twice.
    expect(nextReminder(sunday, zone, at("2026-03-28T12:00:00Z"))).toEqual(at("2026-03-29T01:30:00Z"));
    expect(nextReminder(sunday, zone, at("2026-10-24T12:00:00Z"))).toEqual(at("2026-10-25T00:30:00Z"));
    expect(nextReminder(sunday, zone, at("2026-10-25T00:30:00Z"))).toEqual(at("2026-11-01T01:30:00Z"));
  });

  it("lies within eight days, at the chosen time, whatever the zone", () => {
    const zones = fc.constantFrom("Europe/Amsterdam", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu");
    const moments = fc.date({ min: at("2026-01-01"), max: at("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, zones, fc.integer({ min: 4, max: 23 }), (now, timeZone, hour) => {
        const time = `${String(hour).padStart(2, "0")}:15`;
        const next = nextReminder({ days: ["wed"], at: time }, timeZone, now);
        expect(next && next > now && next.getTime() - now.getTime() <= 8 * 86_400_000).toBe(true);
        expect(next && clockOf(next, timeZone)).toBe(time);
      }),
    );
  });
});

describe("the quiet hours", () => {
  it("may cross midnight", () => {
    const night = { from: "21:00", until: "08:00" };
    expect(["20:59", "21:00", "00:00", "07:59", "08:00"].map((time) => isQuiet(time, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(isQuiet("12:00", { from: "12:00", until: "12:00" })).toBe(false);
  });

  it("hold a message until their end", () => {
    const { quiet } = usualWishes;
    expect(afterQuiet(at("2026-11-23T20:30:00Z"), quiet, zone)).toEqual(at("2026-11-24T07:00:00Z"));
    expect(afterQuiet(at("2026-11-24T05:30:00Z"), quiet, zone)).toEqual(at("2026-11-24T07:00:00Z"));
    expect(afterQuiet(at("2026-11-23T12:00:00Z"), quiet, zone)).toEqual(at("2026-11-23T12:00:00Z"));
  });

  it("are no place for a reminder that one chooses", () => {
    expect(reminderWishes.safeParse({ ...wishes, at: "22:00" }).success).toBe(false);
    expect(reminderWishes.safeParse({ ...wishes, days: [], at: "22:00" }).success).toBe(true);
    expect(reminderWishes.safeParse(wishes).success).toBe(true);
  });
});

describe("the one repeat", () => {
  it("comes two hours later, never in the quiet hours, and only where it is wanted", () => {
    expect(repeatOf(at("2026-11-23T15:00:00Z"), wishes, zone)).toEqual(at("2026-11-23T17:00:00Z"));
    expect(repeatOf(at("2026-11-23T18:00:00Z"), wishes, zone)).toBeNull();
    expect(repeatOf(at("2026-11-23T15:00:00Z"), { ...wishes, repeat: false }, zone)).toBeNull();
    // Two hours later would be tomorrow, and tomorrow's session is not the one that was missing.
    const night = { ...wishes, quiet: { from: "02:00", until: "09:00" } };
    expect(repeatOf(at("2026-11-23T21:45:00Z"), night, zone)).toBeNull();
  });
});

describe("whether a message still goes out", () => {
  const due = at("2026-11-23T18:00:00Z");
  const told = (kind: "reminder" | "repeat" | "notice" | "test", now: string, practised = false, own = wishes) =>
    judge({ kind, due, practised }, own, zone, at(now));

  it("a reminder within the hour, whether or not there was a session", () => {
    expect(told("reminder", "2026-11-23T18:00:05Z")).toBe("send");
    expect(told("reminder", "2026-11-23T18:59:00Z", true)).toBe("send");
    expect(told("reminder", "2026-11-23T19:01:00Z")).toBe("late");
    expect(told("reminder", "2026-11-23T20:10:00Z")).toBe("late");
  });

  it("a reminder only while its moment is what is chosen, on the clock of now", () => {
    expect(told("reminder", "2026-11-23T18:00:05Z", false, { ...wishes, at: "18:30" })).toBe("not_needed");
    expect(told("reminder", "2026-11-23T18:00:05Z", false, { ...wishes, days: ["thu"] })).toBe("not_needed");
    const due = at("2026-11-23T18:00:00Z");
    expect(judge({ kind: "reminder", due, practised: false }, wishes, "America/New_York", due)).toBe("not_needed");
  });

  it("a repeat only where nothing was logged that day, also in the quiet hours: somebody asked for it", () => {
    expect(told("repeat", "2026-11-23T18:00:05Z")).toBe("send");
    const late = at("2026-11-23T20:15:00Z");
    expect(judge({ kind: "repeat", due: late, practised: false }, wishes, zone, late)).toBe("send");
    expect(told("repeat", "2026-11-23T18:00:05Z", true)).toBe("not_needed");
  });

  it("a notice outside the quiet hours, where notices are wanted; a test always", () => {
    expect(told("notice", "2026-11-24T10:00:00Z")).toBe("send");
    expect(told("notice", "2026-11-23T21:00:00Z")).toBe("not_needed");
    expect(told("notice", "2026-11-24T10:00:00Z", false, { ...wishes, notices: false })).toBe("not_needed");
    expect(told("test", "2026-11-23T23:00:00Z", false, { ...wishes, days: [] as ("mon" | "thu")[] })).toBe("send");
  });

  it("nothing where reminders were switched off meanwhile", () => {
    expect(told("reminder", "2026-11-23T18:00:05Z", false, { ...wishes, days: [] })).toBe("not_needed");
  });
});
