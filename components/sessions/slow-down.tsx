"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import { useReadAloud } from "./guide-aloud";
import type { Course } from "./session-course";
import { OwnHelp } from "./session-gate";

const lines = ["legs", "feet", "breath"] as const;

/** What makes it less when the body does too much (domain.md 1), in the client's own words too. It asks nothing. */
export function SlowDown({ course, locale }: { course: Course; locale: Locale }) {
  const t = useTranslations("sessions.player.slower");
  const own = course.today.safety.agreement?.words.slowDown;
  const told = lines.map((line) => t(line));
  useReadAloud(told, locale);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <Notice title={t("title")}>
        <ul className="flex flex-col gap-1">
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {own ? (
          <p className="mt-2 whitespace-pre-line">
            {t("own")} {own}
          </p>
        ) : null}
        <p className="mt-2 text-desk text-soft">{t("stop")}</p>
      </Notice>
      <OwnHelp course={course} />
    </div>
  );
}
