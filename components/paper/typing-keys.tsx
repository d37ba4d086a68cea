"use client";

import { useTranslations } from "next-intl";

/** What the keys do in a field of a sheet. They are typed into it, and so work nowhere else. */
export function TypingKeys() {
  const t = useTranslations("paper.typing.keys");
  const keys: [string[], string][] = [
    [["0", "–", "9"], t("figure")],
    [["1", "0"], t("ten")],
    [["T"], t("ten")],
    [["O"], t("open")],
    [["L"], t("declined")],
    [["A"], t("all")],
    [["←", "Backspace"], t("back")],
    [["↑", "↓"], t("day")],
    [["Enter"], t("save")],
  ];
  return (
    <dl id="paper-keys" aria-label={t("title")} className="flex flex-wrap gap-x-5 gap-y-2 text-table text-soft">
      {keys.map(([names, does]) => (
        <div key={names.join("")} className="flex items-center gap-1.5">
          <dt className="flex gap-1">
            {names.map((name) =>
              name === "–" ? (
                <span key={name}>–</span>
              ) : (
                <kbd
                  key={name}
                  className="inline-flex min-w-6 justify-center rounded-choice border border-edge bg-card px-1.5 text-table text-ink"
                >
                  {name}
                </kbd>
              ),
            )}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
