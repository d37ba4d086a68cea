import { expect, it } from "vitest";
import { shownWords } from "@/components/testing/shown-words";
import { NobodyYet } from "./nobody-yet";

const said = (isOwner: boolean, hasColleagues: boolean, isOwnList = true) =>
  shownWords(NobodyYet, { isOwner, isOwnList, hasColleagues, add: "Cliënt toevoegen" });

it("in a new practice says what comes first, and to the owner also how others come", async () => {
  const [owner, therapist] = [await said(true, false), await said(false, false)];
  for (const words of [owner, therapist])
    expect(words).toMatch(/Voeg een cliënt toe.*Stel een programma samen.*Nodig je cliënt uit.*Cliënt toevoegen/);
  expect(owner).toContain("Bij Praktijk nodig je ze uit");
  expect(therapist).not.toContain("Praktijk");
});

it("beside colleagues who treat, tells an owner where theirs are, and nobody how to begin", async () => {
  expect(await said(true, true)).toContain("vind je bij Hele praktijk");
  expect(await said(true, true, false)).not.toMatch(/eigen cliënten|Hele praktijk/);
  expect(await said(false, true)).not.toContain("Hele praktijk");
  for (const isOwner of [true, false]) expect(await said(isOwner, true)).not.toContain("Nodig je cliënt uit");
});
