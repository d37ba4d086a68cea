"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { ShortcutsNote } from "@/components/frame/shortcuts-note";
import { useSingleKeys } from "@/components/frame/single-keys";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { isFoundBy } from "@/lib/clients/rules";
import { type ContactLine, ContactRow, columns } from "./contact-row";
import { FoundCount } from "./found-count";

/** Rows at a time: drawing more would keep somebody waiting who looks at the first ten. */
const pageful = 200;

type ContactListProps = {
  lines: ContactLine[];
  /** Whether there are clients on other pages, too. */
  isPart: boolean;
  nextHref: string | null;
};

export function ContactList({ lines, isPart, nextHref }: ContactListProps) {
  const t = useTranslations("contacts");
  const ui = useTranslations("ui");
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState("");
  const [most, setMost] = useState(pageful);
  const text = wanted.trim();
  const found = lines.filter(({ name, email }) => isFoundBy(text, [name, email]));
  const shown = found.slice(0, most);

  useSingleKeys({ "/": () => field.current?.focus(), n: () => router.push("/contacts/add") });

  return (
    <div className="flex flex-col gap-3">
      <form
        className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== "" && shown[0]) router.push(`/contacts/${shown[0].id}`);
        }}
      >
        <TextField
          ref={field}
          type="search"
          label={t("search.label")}
          labelHidden
          placeholder={t("search.label")}
          autoComplete="off"
          spellCheck={false}
          className="w-full sm:w-72"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setWanted("");
          }}
        />
        <FoundCount text={text} count={found.length} isPart={isPart} />
      </form>

      {shown.length > 0 ? (
        <div>
          <p
            aria-hidden="true"
            className={`${columns} sticky top-0 z-10 h-9 items-center border-b border-edge bg-paper text-table font-semibold text-soft max-lg:hidden print:static`}
          >
            <span>{t("columns.name")}</span>
            <span>{t("columns.email")}</span>
            <span>{t("columns.locale")}</span>
            <span>{t("columns.account")}</span>
            <span>{t("columns.carers")}</span>
          </p>
          <ul className="flex flex-col gap-3 lg:gap-0">
            {shown.map((line) => (
              <ContactRow key={line.id} line={line} />
            ))}
          </ul>
        </div>
      ) : (
        <Button
          look="plain"
          className="-ml-3.5 self-start"
          onClick={() => {
            setWanted("");
            field.current?.focus();
          }}
        >
          {t("search.clear")}
        </Button>
      )}

      {found.length > shown.length ? (
        <Button look="plain" className="-ml-3.5 self-start" onClick={() => setMost(most + pageful)}>
          {t("next")}
        </Button>
      ) : nextHref ? (
        <Link href={nextHref} className="link w-fit py-2 text-desk">
          {t("next")}
        </Link>
      ) : null}
      <ShortcutsNote
        shortcuts={[
          { keys: ["/"], does: ui("search"), isSingle: true },
          { keys: ["n"], does: t("keys.add"), isSingle: true },
        ]}
      />
    </div>
  );
}
