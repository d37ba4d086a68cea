"use client";

import { useTranslations } from "next-intl";
import { useSingleKeysSetting } from "@/components/frame/single-keys";

const key = "inline-flex min-w-6 justify-center rounded-choice border border-edge bg-card px-1.5 text-table text-ink";

/** What the keyboard can do here, and the switch for who finds that single keys get in the way. */
export function ShortcutsNote() {
  const t = useTranslations("clients.keys");
  const [on, setOn] = useSingleKeysSetting();
  const single = on ? "" : "opacity-50";
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2 text-table text-soft pointer-coarse:hidden max-md:hidden print:hidden">
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-moss"
          checked={on}
          onChange={(event) => setOn(event.target.checked)}
        />
        {t("on")}
      </label>
      <span className={single}>
        <kbd className={key}>/</kbd> {t("search")}
      </span>
      <span className={single}>
        <kbd className={key}>n</kbd> {t("add")}
      </span>
      <span>
        <kbd className={key}>↑</kbd> <kbd className={key}>↓</kbd> {t("move")}
      </span>
    </div>
  );
}
