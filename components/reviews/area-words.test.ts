import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import type { ExerciseWords } from "@/components/exercises/dose-words";
import { loadMessages } from "@/lib/i18n/messages";

it("how often a place in the body was told reads as a sentence, also of one session and of none", async () => {
  const messages = await loadMessages("nl");
  const t = createTranslator({ locale: "nl", messages, namespace: "reviews" }) as ExerciseWords;
  const said = (told: number, sessions: number) => t("areas.told", { told, sessions });
  expect(said(0, 1)).toBe("In deze ene sessie is geen plek genoemd.");
  expect(said(1, 1)).toBe("In deze ene sessie is een plek genoemd.");
  expect(said(3, 12)).toBe("In 3 van de 12 sessies is een plek genoemd.");
});
