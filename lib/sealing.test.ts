import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ClientTexts,
  isSealed,
  KeyringFault,
  masterKeyLine,
  newDataKey,
  parseKeyring,
  textsOf,
  UnreadableText,
  unwrapKey,
  wrapKey,
} from "./sealing";
import { paragraph } from "./text";

const sanne = { practiceId: "linde", clientId: "sanne" };
const key = newDataKey();
const texts = textsOf(sanne, key);
const words = "Mijn kaken stonden strak.";

/** A few characters of the sealed part are others. */
const changed = (sealed: string, at: number) =>
  `${sealed.slice(0, at)}${sealed[at] === "A" ? "B" : "A"}${sealed.slice(at + 1)}`;

describe("a sealed text", () => {
  it("opens where it was sealed, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const well = text.toWellFormed();
        expect(texts.open("notes.text", "1", texts.seal("notes.text", "1", well))).toBe(well);
      }),
    );
    const value = { fine: "", slowDown: "Ik word stil", helpsBack: "Mijn hond", mayBeTold: "" };
    const kept = texts.sealValue("safety_agreements.words", "3", value);
    expect(texts.openValue("safety_agreements.words", "3", kept)).toEqual(value);
  });

  it("says nothing of what was written, and is another one each time", () => {
    const [one, other] = [texts.seal("notes.text", "1", words), texts.seal("notes.text", "1", words)];
    expect(one).not.toContain("kaken");
    expect(one).not.toBe(other);
  });

  it("is an error in another row, column, client or practice, and with another key", () => {
    const sealed = texts.seal("notes.text", "1", words);
    const elsewhere = [
      () => texts.open("notes.text", "2", sealed),
      () => texts.open("sessions.note", "1", sealed),
      () => textsOf({ ...sanne, clientId: "kees" }, key).open("notes.text", "1", sealed),
      () => textsOf({ ...sanne, practiceId: "maas" }, key).open("notes.text", "1", sealed),
      () => textsOf(sanne, newDataKey()).open("notes.text", "1", sealed),
      () => new ClientTexts(sanne, null).open("notes.text", "1", sealed),
    ];
    for (const open of elsewhere) expect(open).toThrow(UnreadableText);
  });

  it("is an error where any part of it is changed, cut off or of a form that nobody knows", () => {
    const sealed = texts.seal("notes.text", "1", words);
    for (let at = 1; at < sealed.length; at++)
      expect(() => texts.open("notes.text", "1", changed(sealed, at)), String(at)).toThrow(UnreadableText);
    for (const cut of [sealed.slice(0, -1), sealed.slice(0, 20), "\u0001", "\u00011.", `${sealed}=`, `${sealed} `])
      expect(() => texts.open("notes.text", "1", cut), cut.slice(0, 9)).toThrow(UnreadableText);
    expect(() => texts.openValue("goals.levels", "1", "no value")).toThrow(UnreadableText);
  });

  it("is never sealed without a key, and nothing stays nothing", () => {
    const keyless = new ClientTexts(sanne, null);
    expect(() => keyless.seal("notes.text", "1", words)).toThrow(UnreadableText);
    expect(keyless.seal("notes.text", "1", null)).toBeNull();
    expect(texts.open("signals.note", "1", null)).toBeNull();
    expect(texts.openValue("goals.levels", "1", null)).toBeNull();
  });

  it("can't be mistaken for what somebody typed, nor the other way round", () => {
    expect(isSealed(texts.seal("notes.text", "1", ""))).toBe(true);
    expect(paragraph(5000).safeParse(texts.seal("notes.text", "1", words)).success).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = paragraph(5000).safeParse(text);
        expect(read.success && isSealed(read.data)).toBe(false);
      }),
    );
  });
});

it("a keyed hash is the same for the same client alone, and a hash from before still counts", () => {
  const hash = Buffer.alloc(32, 7);
  const kept = texts.keyed(hash);
  expect(texts.isHashOf(kept, hash)).toBe(true);
  expect(texts.isHashOf(hash, hash)).toBe(true);
  expect(texts.isHashOf(kept, Buffer.alloc(32, 8))).toBe(false);
  expect(textsOf(sanne, newDataKey()).isHashOf(kept, hash)).toBe(false);
  expect(new ClientTexts(sanne, null).isHashOf(kept, hash)).toBe(false);
  expect(kept.includes(hash)).toBe(false);
});

describe("a keyring", () => {
  const first = masterKeyLine(1);
  const both = `${first}${masterKeyLine(2)}`;

  it("wraps with its latest version and opens what any of its versions wrapped, for that client alone", () => {
    const old = wrapKey(parseKeyring(first), sanne, key);
    const now = wrapKey(parseKeyring(both), sanne, key);
    expect([old.masterVersion, now.masterVersion]).toEqual([1, 2]);
    for (const wrapped of [old, now]) expect(unwrapKey(parseKeyring(both), sanne, wrapped).equals(key)).toBe(true);
    expect(() => unwrapKey(parseKeyring(first), sanne, now)).toThrow(UnreadableText);
    expect(() => unwrapKey(parseKeyring(masterKeyLine(1)), sanne, old)).toThrow(UnreadableText);
    expect(() => unwrapKey(parseKeyring(both), { ...sanne, clientId: "kees" }, old)).toThrow(UnreadableText);
    expect(() => unwrapKey(parseKeyring(both), sanne, { ...old, masterVersion: 2 })).toThrow(UnreadableText);
  });

  it("is refused where a key is short, long, no random one, unreadable or there twice", () => {
    const zeros = Buffer.alloc(32).toString("base64url");
    const faults = [
      "",
      "\n",
      "1 abc",
      `1 ${"x".repeat(42)}`,
      `1 ${zeros}`,
      first.slice(2),
      `0${first}`,
      `${first}${first}`,
    ];
    for (const text of [...faults, `${first.trimEnd()}AAAA`, `${first}what`])
      expect(() => parseKeyring(text), text).toThrow(KeyringFault);
    expect(parseKeyring(both.replaceAll("\n", "\r\n")).current).toBe(2);
  });
});
