"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextArea } from "@/components/ui/field";
import { RadioList } from "@/components/ui/radio-list";
import { refusalGrounds } from "@/lib/erasures/rules";
import { DecisionDialog } from "./decision-dialog";

/** A no has one of the law's three grounds, and words that the client reads. */
export function RefuseErasure({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("erasures");
  const [ground, setGround] = useState<(typeof refusalGrounds)[number]>("legal_duty");
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);

  function decision() {
    const said = words.trim();
    setMissing(said === "");
    return said === "" ? null : { granted: false, ground, words: said };
  }

  return (
    <DecisionDialog
      id={id}
      title={t("desk.refusing.title")}
      yes={t("desk.refusing.yes")}
      decision={decision}
      onClose={onClose}
    >
      <RadioList
        legend={t("desk.refusing.ground")}
        choices={refusalGrounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
        value={ground}
        onChange={setGround}
      />
      <TextArea
        label={t("desk.refusing.words")}
        hint={t("desk.refusing.wordsHint")}
        maxLength={2000}
        value={words}
        error={isMissing ? t("desk.refusing.missing") : undefined}
        onChange={({ target }) => setWords(target.value)}
      />
    </DecisionDialog>
  );
}
