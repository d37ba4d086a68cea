"use client";

import { TroubleScreen } from "@/components/frame/trouble-screen";
import { locales } from "@/lib/i18n/locale";
import "./globals.css";

/** Stands in for the whole document, so it knows neither language nor theme. */
export default function WholeTrouble({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="nl">
      <body>
        <title>Verzacht</title>
        <main>
          <TroubleScreen languages={locales} again={reset} />
        </main>
      </body>
    </html>
  );
}
