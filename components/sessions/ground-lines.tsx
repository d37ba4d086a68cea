"use client";

import { useTranslations } from "next-intl";

const lines = ["eyes", "ears", "feet", "sit"] as const;

/** What helps somebody back who is far away, after [TR7]: eyes open, listen, press the feet, sit up. */
export function useGroundLines(): string[] {
  const t = useTranslations("sessions.stopping.ground");
  return lines.map((line) => t(line));
}

export function GroundLines() {
  const t = useTranslations("sessions.stopping.ground");
  return (
    <section className="surface flex flex-col gap-3 p-5">
      <h2 className="text-heading">{t("title")}</h2>
      <ol className="flex flex-col gap-2">
        {useGroundLines().map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  );
}
