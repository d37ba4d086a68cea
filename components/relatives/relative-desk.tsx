"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { OneTimeLink } from "@/components/access/one-time-link";
import { mostRelatives } from "@/lib/relatives/rules";
import type { NamedRelative, Relative } from "@/lib/relatives/schema";
import { RelativeCard } from "./relative-card";
import { RelativeForm } from "./relative-form";

/** Who may look along, and a way to choose somebody. A link that was just made stands first: it is told this once. */
export function RelativeDesk({ relatives, timeZone }: { relatives: readonly Relative[]; timeZone: string }) {
  const t = useTranslations("relatives");
  const router = useRouter();
  const [link, setLink] = useState<NamedRelative | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState<string | null>(null);

  function keep(named: NamedRelative) {
    setSaid(null);
    setLink(named);
    router.refresh();
  }

  function told(how: "saved" | "takenBack", { id, name }: Relative) {
    if (how === "takenBack") setLink((now) => (now?.relative.id === id ? null : now));
    setSaid(t(how, { name }));
    // What was pressed may stand far below, or be gone: the words are read where the list begins.
    heading.current?.focus();
    router.refresh();
  }

  return (
    <>
      {link ? (
        <div className="flex flex-col gap-3">
          <OneTimeLink
            name={link.relative.name}
            url={link.url}
            expiresAt={link.expiresAt}
            onDone={() => setLink(null)}
          />
          <p className="text-desk text-soft">{t("handOver", { name: link.relative.name })}</p>
        </div>
      ) : null}
      <section className="flex flex-col gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-heading outline-none">
          {t("now")}
        </h2>
        <p role="status" className="empty:hidden">
          {said}
        </p>
        {relatives.length === 0 ? (
          <p>{t("nobody")}</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {relatives.map((relative) => (
              <li key={relative.id} className="surface flex flex-col gap-3 p-5">
                <RelativeCard relative={relative} timeZone={timeZone} onLink={keep} onDone={told} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {link ? null : (
        <section className="flex flex-col gap-4">
          <h2 className="text-heading">{t("form.title")}</h2>
          {relatives.length < mostRelatives ? <RelativeForm onNamed={keep} /> : <p>{t("form.full")}</p>}
        </section>
      )}
    </>
  );
}
