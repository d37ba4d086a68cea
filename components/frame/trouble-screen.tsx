"use client";

import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locale";

// Not among the messages: where this is shown, perhaps not even those could be read.
const words = {
  nl: {
    title: "Er ging hier iets mis",
    body: "Dat ligt niet aan jou. Wat al was opgeslagen, is er nog. Probeer het zo nog eens.",
    again: "Opnieuw proberen",
    home: "Naar het begin",
  },
  en: {
    title: "Something went wrong here",
    body: "It is not your doing. What had been saved is still there. Try again in a moment.",
    again: "Try again",
    home: "To the start",
  },
} as const;

/** What a person sees when a page broke: in one language, or in both where not even that is known. */
export function TroubleScreen({ languages, again }: { languages: readonly Locale[]; again: () => void }) {
  return (
    <div className="mx-auto flex w-full max-w-112 flex-col gap-10 px-5 py-16">
      {languages.map((language, n) => (
        <section key={language} lang={language} className="flex flex-col items-start gap-4">
          {n === 0 ? <h1 className="text-title">{words[language].title}</h1> : null}
          {n === 0 ? null : <h2 className="text-title">{words[language].title}</h2>}
          <p>{words[language].body}</p>
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={again}>{words[language].again}</Button>
            {/* A full load: a soft one would come back to the same broken state. */}
            <Button look="plain" onClick={() => window.location.assign("/")}>
              {words[language].home}
            </Button>
          </div>
        </section>
      ))}
    </div>
  );
}
