import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { archivable, backupFor, backupIsDue, drillIsDue, gapAfter, nextSegment, outlived, outlivedWal } from "./rules";

const now = new Date("2026-11-29T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const made = (days: number, segment = 0) => ({
  id: `before-${days}`,
  endedAt: ago(days),
  startWal: `00000001000000000000${segment.toString(16).toUpperCase().padStart(4, "0")}`,
});
const segments = (...numbers: number[]) => numbers.map((one) => made(0, one).startWal);

describe("when a backup and a drill are due", () => {
  it("a backup is due at once, then each night, and by day where no night came", () => {
    expect(backupIsDue(now, null, 12)).toBe(true);
    expect(backupIsDue(now, ago(0.9), 3)).toBe(true);
    expect(backupIsDue(now, ago(0.9), 12)).toBe(false);
    expect(backupIsDue(now, ago(0.5), 3)).toBe(false);
    expect(backupIsDue(now, ago(1.1), 12)).toBe(true);
  });

  it("a clock that was set back does not put the next one off for years", () => {
    expect(backupIsDue(now, ago(-400), 12)).toBe(true);
    expect(drillIsDue(now, ago(-400), ago(1), 12)).toBe(true);
  });

  it("a drill needs a backup, and is due once a week", () => {
    expect(drillIsDue(now, null, null, 3)).toBe(false);
    expect(drillIsDue(now, null, ago(0.01), 3)).toBe(false);
    expect(drillIsDue(now, null, ago(1), 12)).toBe(true);
    expect(drillIsDue(now, ago(6.8), ago(1), 3)).toBe(true);
    expect(drillIsDue(now, ago(6.8), ago(1), 12)).toBe(false);
    expect(drillIsDue(now, ago(7.6), ago(1), 12)).toBe(true);
  });
});

describe("what may go", () => {
  it("keeps what the first hours of the kept days can't be restored without", () => {
    const backups = [1, 5, 13, 15, 16, 30].map((days) => made(days));
    expect(outlived(backups, now, 14)).toEqual(["before-16", "before-30"]);
  });

  it("never lets the last one go, however old it is", () => {
    expect(outlived([made(400)], now, 14)).toEqual([]);
    expect(outlived([made(300), made(400)], now, 14)).toEqual(["before-400"]);
  });

  it("leaves a backup for every moment of the kept days that one could serve before", () => {
    const day = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 14, noNaN: true }),
        (days, moment) => {
          const backups = days.map((one) => made(one));
          const gone = new Set(outlived(backups, now, 14));
          const left = backups.filter(({ id }) => !gone.has(id));
          expect(backupFor(left, ago(moment))?.id).toBe(backupFor(backups, ago(moment))?.id);
          expect(left.length).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("lets parts of the log go that are older than every backup, on any timeline, and no history", () => {
    const names = [
      ...segments(1, 2, 3),
      "000000020000000000000001",
      "00000002.history",
      `${segments(1)[0]}.00000028.backup`,
    ];
    expect(outlivedWal(names, [made(1, 3), made(2, 2)])).toEqual([
      segments(1)[0],
      "000000020000000000000001",
      `${segments(1)[0]}.00000028.backup`,
    ]);
    expect(outlivedWal(names, [])).toEqual([]);
  });
});

describe("whether the archive is whole", () => {
  it("counts segments as PostgreSQL does", () => {
    expect(nextSegment("0000000100000000000000FE")).toBe("0000000100000000000000FF");
    expect(nextSegment("0000000100000000000000FF")).toBe("000000010000000100000000");
  });

  it("finds the first segment that is missing, and a start that is missing", () => {
    expect(gapAfter(segments(3, 4, 5), segments(3)[0] as string)).toBeNull();
    expect(gapAfter(segments(3, 4, 6, 7), segments(3)[0] as string)).toBe(segments(5)[0]);
    expect(gapAfter(segments(4, 5), segments(3)[0] as string)).toBe(segments(3)[0]);
    expect(gapAfter([], segments(3)[0] as string)).toBe(segments(3)[0]);
  });

  it("takes nothing else for a part of the log", () => {
    const parts = [
      "000000010000000000000003",
      "00000002.history",
      "000000010000000000000003.00000028.backup",
      "000000010000000000000003.partial",
    ];
    expect(parts.filter((name) => !archivable.test(name))).toEqual([]);
    const others = [
      "000000010000000000000003.part",
      "x",
      "../000000010000000000000003",
      "000000010000000000000003.sealed",
    ];
    expect(others.filter((name) => archivable.test(name))).toEqual([]);
  });
});
