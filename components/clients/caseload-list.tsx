"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { ShortcutsNote } from "@/components/frame/shortcuts-note";
import { useSingleKeys } from "@/components/frame/single-keys";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { isFoundBy } from "@/lib/clients/rules";
import type { CaseloadLine } from "./caseload-lines";
import { CaseloadRow, columns } from "./caseload-row";

const addAddress = "/clients/add";

/** Rows at a time: drawing more would keep somebody waiting who looks at the first ten. */
const pageful = 200;

export function CaseloadList({ lines, nextHref }: { lines: CaseloadLine[]; nextHref: string | null }) {
  const t = useTranslations("clients");
  const ui = useTranslations("ui");
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState("");
  const [most, setMost] = useState(pageful);
  const text = wanted.trim();
  const found = lines.filter(({ name }) => isFoundBy(text, [name]));
  const shown = found.slice(0, most);
  const withFigures = lines.some((line) => line.figures);

  useSingleKeys({ "/": () => field.current?.focus(), n: () => router.push(addAddress) });

  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = links();
    const at = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
    event.preventDefault();
    if (at + step < 0) field.current?.focus();
    else rows[Math.min(at + step, rows.length - 1)]?.focus();
  }

  function clear() {
    setWanted("");
    field.current?.focus();
  }

  return (
    // The rows are links of their own; the arrows only carry the focus from one to the next.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="flex flex-col gap-3" onKeyDown={move}>
      <form
        className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== "") links()[0]?.click();
        }}
      >
        <TextField
          ref={field}
          type="search"
          label={t("filter.label")}
          labelHidden
          placeholder={t("filter.label")}
          autoComplete="off"
          spellCheck={false}
          className="w-full sm:w-72"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setWanted("");
          }}
        />
        <p className="text-table text-soft" aria-live="polite">
          {text === "" ? t("count", { count: lines.length }) : t("filter.found", { count: found.length, text })}
        </p>
      </form>

      <div ref={list}>
        {withFigures && shown.length > 0 ? (
          <p
            aria-hidden="true"
            className={`${columns} sticky top-0 z-10 h-9 items-center border-b border-edge bg-paper text-table font-semibold text-soft max-md:hidden print:static`}
          >
            <span>{t("columns.name")}</span>
            <span className="max-xl:hidden">{t("columns.news")}</span>
            <span className="text-right">{t("columns.week")}</span>
            <span>{t("columns.tension")}</span>
            <span>{t("columns.safety")}</span>
          </p>
        ) : null}
        <ul className="flex flex-col gap-3 md:gap-0">
          {shown.map((line) => (
            <CaseloadRow key={line.id} line={line} />
          ))}
        </ul>
        {shown.length === 0 ? (
          <Button look="plain" className="-ml-3.5" onClick={clear}>
            {t("filter.clear")}
          </Button>
        ) : null}
      </div>

      {found.length > shown.length ? (
        <Button look="plain" className="-ml-3.5 self-start" onClick={() => setMost(most + pageful)}>
          {t("nextPage")}
        </Button>
      ) : nextHref ? (
        <Link href={nextHref} className="link w-fit py-2 text-desk">
          {t("nextPage")}
        </Link>
      ) : null}
      <ShortcutsNote
        shortcuts={[
          { keys: ["/"], does: ui("search"), isSingle: true },
          { keys: ["n"], does: t("keys.add"), isSingle: true },
          { keys: ["↑", "↓"], does: t("keys.move"), isSingle: false },
        ]}
      />
    </div>
  );
}
