import { describe, expect, it } from "vitest";
import { judgeRoom } from "./room";

const MIB = 1 << 20;
const GIB = 1 << 30;

/** The word for a disk of so many bytes, at a part of it and a page less. */
const around = (size: number, free: number) => [judgeRoom({ size, free }), judgeRoom({ size, free: free - 4096 })];

describe("what is left on a disk", () => {
  it("is a little below 15 % of it, and none below 5 %", () => {
    const size = 10 * GIB;
    expect(around(size, size * 0.15)).toEqual(["enough", "little"]);
    expect(around(size, size * 0.05)).toEqual(["little", "none"]);
  });

  it("is a little below a gigabyte, however small the disk is", () => {
    expect(around(2 * GIB, GIB)).toEqual(["enough", "little"]);
    expect(judgeRoom({ size: 500 * MIB, free: 499 * MIB })).toBe("little");
    expect(around(500 * MIB, 25 * MIB)).toEqual(["little", "none"]);
  });

  it("is still a lot on a big disk, where a small part of it is", () => {
    const size = 4096 * GIB;
    expect(around(size, 20 * GIB)).toEqual(["enough", "little"]);
    expect(around(size, GIB)).toEqual(["little", "none"]);
  });
});
