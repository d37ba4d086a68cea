"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useSingleKeysSetting } from "./single-keys";

/** `isSingle` can be switched off: it types a letter or a mark where somebody meant to type it. */
export type Shortcut = { keys: readonly string[]; does: string; isSingle: boolean };

/** What the keyboard can do here, and the switch for who finds that single keys get in the way (WCAG 2.1.4). */
export function ShortcutsNote({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const t = useTranslations("ui");
  const [on, setOn] = useSingleKeysSetting();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 pt-2 text-table text-soft pointer-coarse:hidden max-md:hidden print:hidden">
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-moss"
          checked={on}
          onChange={(event) => setOn(event.target.checked)}
        />
        {t("singleKeys")}
      </label>
      {shortcuts.map(({ keys, does, isSingle }) => (
        <span key={does} className={classNames("inline-flex gap-1", isSingle && !on && "line-through")}>
          {keys.map((key) => (
            <kbd
              key={key}
              className="inline-flex min-w-6 justify-center rounded-choice border border-edge bg-card px-1.5 text-table text-ink"
            >
              {key}
            </kbd>
          ))}
          {does}
        </span>
      ))}
    </div>
  );
}
