import { describe, expect, test } from "vitest";
import { nameOf, parcelOf, readParcel } from "./parcel";

const owner = { memberId: "m", practiceId: "p" };
const id = "0198c0de-0000-7000-8000-000000000001";
const log = { programId: "x", note: "met trillende handen" };
const letter = { id, path: `/api/v1/sessions/${id}`, body: log, earlier: { log } } as const;

describe("a parcel outlives a release", () => {
  test("what the release before left here is read, and would be sent as that release sent it", () => {
    expect(readParcel({ id, log }, "m")).toMatchObject({
      id,
      memberId: "m",
      practiceId: null,
      method: "PUT",
      path: `/api/v1/sessions/${id}`,
      body: JSON.stringify(log),
      at: 0x0198c0de0000,
      tries: 0,
    });
  });

  test("the release before finds what this one left: `{ id, log }`, where it looks", () => {
    const left = JSON.parse(JSON.stringify(parcelOf(letter, owner, 5))) as { id: string; log: unknown };
    expect(nameOf(letter)).toBe(`waiting/${id}`);
    expect({ id: left.id, log: left.log }).toEqual({ id, log });
  });

  test("what a release from later left is read by what it has in common, and loses nothing", () => {
    const later = { ...parcelOf(letter, owner, 5), v: 2, urgency: "none" };
    expect(readParcel(later, "m")).toEqual(later);
  });

  test("what cannot be sent is no parcel: it stays where it lies", () => {
    const whole = parcelOf(letter, owner, 5);
    for (const odd of [null, "x", {}, { id }, { ...whole, method: "POST" }, { ...whole, path: "https://evil.example" }])
      expect(readParcel(odd, "m")).toBeNull();
  });

  test("another member's is nobody's here", () => {
    expect(readParcel(parcelOf(letter, owner, 5), "n")).toBeNull();
  });

  test("what has a place of its own to go to lies apart from what the release before can send", () => {
    expect(nameOf({ id, path: `/api/v1/check-ins/${id}`, body: {} })).toBe(`parcels/${id}`);
  });
});
