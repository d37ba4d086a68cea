import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Dose } from "@/lib/doses/schema";
import { libraryExercises } from "@/lib/exercises/library";
import type { Exercise } from "@/lib/exercises/schema";
import { loadMessages } from "@/lib/i18n/messages";
import type { WaitingDose } from "./dose-typing";
import { itemOf } from "./draft-edits";
import { ItemCard } from "./item-card";

const [rest] = libraryExercises.filter(({ key }) => key === "constructive-rest");
const exercise: Exercise = { ...(rest as NonNullable<typeof rest>), source: "library", version: 1, putAway: false };
const minutes = (count: number): Dose => ({ kind: "time", amount: count * 60 });

async function drawn(dose: Dose, waiting: WaitingDose | null): Promise<string> {
  const nothing = () => undefined;
  const card = createElement(ItemCard, {
    item: itemOf(exercise, { dose }),
    exercise,
    name: exercise.title.nl,
    at: 0,
    count: 1,
    handle: null,
    waiting,
    onWait: nothing,
    onEdit: nothing,
    onMove: nothing,
    onRemove: nothing,
    onDuplicate: nothing,
    notice: null,
    errors: [],
  });
  const messages = await loadMessages("nl");
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale: "nl", messages, timeZone: "Europe/Amsterdam" } as never, card),
  );
}

describe("an exercise of a program that is written", () => {
  it.each([
    ["less than the advice", minutes(8), null, "Minder mag altijd."],
    ["more, after a yes", minutes(45), null, "Buiten het advies van de bibliotheek"],
    ["more, before a yes", minutes(15), { kind: "outside", dose: minutes(45) }, "dat valt buiten het advies"],
    [
      "what can't be",
      minutes(15),
      { kind: "unfit", of: "time", typed: { whole: "999", rest: "0" } },
      "Vul een tijd in van 1 seconde tot 4 uur.",
    ],
  ] as const)(
    "says below its days what there is to say of %s, so that no day moves away",
    async (_, dose, waiting, words) => {
      const html = await drawn(dose, waiting);
      expect(html.indexOf(words)).toBeGreaterThan(html.indexOf("wanneer het uitkomt"));
      expect(html.indexOf("wanneer het uitkomt")).toBeGreaterThan(0);
    },
  );

  it("keeps in its fields what can't be, marks them, and says what counts until then", async () => {
    const html = await drawn(minutes(15), { kind: "unfit", of: "time", typed: { whole: "999", rest: "0" } });
    const fields = html.match(/<input[^>]*type="number"[^>]*>/g) ?? [];
    expect(fields).toHaveLength(2);
    for (const field of fields) expect(field).toContain('aria-invalid="true"');
    expect(fields[0]).toContain('value="999"');
    const described = /aria-describedby="([^"]+)"/.exec(fields[0] ?? "")?.[1];
    expect(html).toContain(`id="${described}"`);
    expect(html).toContain("Tot dan blijft het: 15 minuten.");
    expect(html).toContain("Terug naar 15 minuten");
  });

  it("has nothing to say of a dose that fits", async () => {
    const html = await drawn(minutes(15), null);
    expect(html).not.toContain('aria-invalid="true"');
    expect(html).not.toContain("advies");
  });
});
