"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LookQuestionForm } from "@/components/questions/look-question-form";
import { Button } from "@/components/ui/button";

/** The way to ask about one line: a button, and what it opens. */
export function AskAboutLook({ clientId, lookId }: { clientId: string; lookId: string }) {
  const t = useTranslations("questions.ask");
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <LookQuestionForm clientId={clientId} lookId={lookId} />;
  return (
    <Button look="quiet" wide onClick={() => setAsking(true)}>
      {t("title")}
    </Button>
  );
}
