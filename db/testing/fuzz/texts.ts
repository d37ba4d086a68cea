import fc from "fast-check";

// What people write, and what nobody writes by accident: kept apart, because the first kind is to be accepted.

/** Texts that are odd and allowed: other scripts, emoji that are put together, what looks like a program. */
export const friendlyTexts: readonly string[] = [
  "",
  "Zachter zitten",
  "twee\nregels",
  "  ruimte eromheen  ",
  "Noël Ñandú Łukasz Ğüneş",
  "שלום עולם",
  "مرحبا بالعالم",
  "👩‍❤️‍💋‍👨👨‍👩‍👧‍👦🏳️‍🌈",
  "e\u0301\u0323\u0302".repeat(8),
  "\u202eomgekeerd\u202c en \u2066apart\u2069",
  "\ufeffmerk vooraan",
  "\ufdfa".repeat(10),
  "ﷺ K Å ﬁ ①",
  "🧘".repeat(100),
  "ğ".repeat(120),
  "x".repeat(500),
  "langer ".repeat(140).trim(),
  "' or 1=1; drop table clients; --",
  "$(id) `id` ${7*7} {{7*7}} <%= 7 %>",
  "%00%ff%s%n",
  "=1+1",
  "null",
  "__proto__",
  "constructor",
  "een zin die lang genoeg is als wachtwoord",
];

export const megabyte = "x".repeat(1_000_000);

/** Texts that no field here should keep as they are: half letters, control characters, too much of it. */
export const hostileTexts: readonly string[] = [
  "\ud800",
  "\udc00 achterstevoren",
  "a\ud83d",
  "\u0000",
  "nul\u0000midden",
  "\u001b[31mrood",
  "\u0007\u0008\u000b\u007f",
  "\u2028\u2029",
  "\uffff\ufffe",
  "\u{10ffff}",
  "\u200b".repeat(50),
  "y".repeat(4_097),
  "👩‍👧".repeat(3_000),
  megabyte,
];

/** Names that a careless object would take for its own. */
export const ownNames = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "then",
  "toJSON",
  "length",
] as const;

/** Fields that a stranger to the rules would love to set. */
export const governing = [
  "practiceId",
  "practice_id",
  "role",
  "createdAt",
  "version",
  "revision",
  "clientId",
  "ownerId",
  "memberId",
  "accountId",
  "therapistId",
  "status",
  "receivedAt",
  "enteredBy",
  "by",
  "isAdmin",
] as const;

/** Any letters of all of Unicode, halves of letters among them; `fc.string` with its own units is slow by a hundred times. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0x10ffff }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((codes) => String.fromCodePoint(...codes));
