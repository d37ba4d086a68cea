"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { HealthList } from "@/lib/health/schema";

/** What somebody else approved meanwhile, under what was typed here. */
export function TheirHealthList({ theirs, onTake }: { theirs: HealthList; onTake: () => void }) {
  const t = useTranslations("safety.health.form");
  return (
    <Notice
      kind="attention"
      live="assertive"
      actions={
        <Button look="quiet" onClick={onTake}>
          {t("take")}
        </Button>
      }
    >
      <p>{t("stale")}</p>
      <p className="font-semibold">{t("theirs", { version: theirs.version, name: theirs.approvedBy ?? "–" })}</p>
      <ul className="list-disc pl-5">
        {theirs.items.map(({ id, sentence }) => (
          <li key={id}>
            <span lang="nl">{sentence.nl}</span> <span lang="en">{sentence.en}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
