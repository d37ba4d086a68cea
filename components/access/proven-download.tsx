"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { askWhetherFresh } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { useStepUp } from "./step-up";

/** Saves a file that is handed out only to who has just shown that it is them. Needs the messages `stepUp`. */
export function ProvenDownload({ href, children }: { href: `/api/v1/${string}`; children: string }) {
  const ui = useTranslations("ui");
  const { proven, question } = useStepUp();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save() {
    setTrouble(null);
    try {
      // The browser saves it by itself: this page stays, and holds nothing of the file.
      if (await proven(askWhetherFresh)) window.location.assign(href);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setTrouble(error.problem?.detail ?? ui("offline"));
    }
  }

  return (
    <>
      <Button look="quiet" onClick={() => void save()}>
        {children}
      </Button>
      {trouble ? <Notice live="assertive">{trouble}</Notice> : null}
      {question}
    </>
  );
}
