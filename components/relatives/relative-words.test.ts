import { createElement } from "react";
import { describe, expect, it } from "vitest";
import { ReaderList } from "@/components/access/reader-list";
import { newCourse } from "@/components/sessions/session-course";
import { RatingScreen } from "@/components/sessions/session-questions";
import { shownWords } from "@/components/testing/shown-words";
import { day, noon, quiet } from "@/components/testing/told-session";
import { Refused } from "@/lib/ask";
import { useKeepsSeeing, useNotStopped } from "./relative-words";

const NotStopped = ({ error }: { error: unknown }) => createElement("p", null, useNotStopped()(error, "Joris"));
const NothingChosen = () => createElement("p", null, useKeepsSeeing()("Joris"));
const busy = { type: "urn:verzacht:problem:busy", status: 503, title: "", detail: "Het is nu druk." };

describe("stopping that did not come through", () => {
  it("says that somebody can still look along, and when to try again", async () => {
    const nl = await shownWords(NotStopped, { error: new Refused(null) });
    expect(nl).toContain("stoppen is nog niet gelukt. Joris kan nog meekijken. Probeer het opnieuw zodra");
    expect(nl).not.toContain("Wat je invulde");
    expect(await shownWords(NotStopped, { error: new Refused(null) }, "en")).toContain("Joris can still look along.");
  });

  it("says so whatever it was refused for, and nothing where nothing went wrong", async () => {
    expect(await shownWords(NotStopped, { error: new Refused(busy) })).toContain(
      "Het is nu druk. Joris kan nog meekijken.",
    );
    expect(await shownWords(NotStopped, { error: new Error("any") })).toContain("Joris kan nog meekijken.");
    expect((await shownWords(NotStopped, { error: null })).trim()).toBe("");
  });
});

it("nothing ticked any more is said to change nothing, and stopping has its own name", async () => {
  const nl = await shownWords(NothingChosen, {});
  expect(nl).toContain("Joris ziet nog wat je eerder koos.");
  expect(nl).toContain("‘Joris niet meer laten meekijken’");
  expect(await shownWords(NothingChosen, {}, "en")).toContain("‘Stop letting Joris look along’");
});

describe("whoever sees the numbers", () => {
  const asked = (sharedWith?: string[], question: "tensionBefore" | "tensionAfter" = "tensionBefore") => {
    const course = newCourse(
      "session",
      { ...day(quiet()), ...(sharedWith && { sharedWith }) },
      "Europe/Amsterdam",
      noon,
    );
    return { course, question, act: () => {} };
  };

  it("is named where they are asked for, and nobody else is", async () => {
    expect(await shownWords(RatingScreen, asked(["Joris"]))).toContain(
      "Je behandelaar kan zien wat je invult. Joris kan de cijfers zien, ook als je daarna stopt.",
    );
    expect(await shownWords(RatingScreen, asked(["Joris", "Mama"]))).toContain("Joris en Mama kunnen de cijfers zien");
    expect(await shownWords(RatingScreen, asked(["Joris", "Mum"]), "en")).toContain("Joris and Mum see the numbers");
    for (const nobody of [asked([]), asked()]) expect(await shownWords(RatingScreen, nobody)).not.toMatch(/de cijfers/);
  });

  it("stands by name in the list of who can read, with what they see", async () => {
    const list = { readers: [], assistants: [], practice: "De Linde", timeZone: "Europe/Amsterdam" };
    const joris = { id: "joris", name: "Joris", parts: ["days", "progress"] as const, state: "joined" as const };
    const told = await shownWords(ReaderList, { ...list, relatives: [{ ...joris, parts: [...joris.parts] }] });
    expect(told).toContain("Joris Op welke dagen ik oefende; Mijn spanning en gevoel van veiligheid");
    expect(told).not.toContain("nog niet binnen");
    const waiting = { ...joris, parts: [...joris.parts], state: "invited" as const };
    expect(await shownWords(ReaderList, { ...list, relatives: [waiting] })).toContain("(is nog niet binnen)");
    expect(await shownWords(ReaderList, { ...list, relatives: [] })).not.toContain("meekijken");
  });
});
