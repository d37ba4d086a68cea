"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Day } from "@/lib/calendar";
import type { VerdictAgreement } from "@/lib/verdicts/schema";
import { VerdictForm } from "./verdict-form";

type AgreeVerdictProps = {
  clientId: string;
  /** The agreement that another one would take the place of. */
  open: VerdictAgreement | null;
  /** There was an agreement whose day has come. */
  isNext: boolean;
  today: Day;
};

export function AgreeVerdict({ clientId, open, isNext, today }: AgreeVerdictProps) {
  const t = useTranslations("verdicts");
  const tUi = useTranslations("ui");
  const [agreeing, setAgreeing] = useState(false);
  const close = () => setAgreeing(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAgreeing(true)}>
        {t(open ? "desk.change" : isNext ? "desk.next" : "desk.agree")}
      </Button>
      <Dialog
        open={agreeing}
        onClose={close}
        title={t(open ? "form.changeTitle" : "form.agreeTitle")}
        closeLabel={tUi("close")}
        width="wide"
      >
        {agreeing ? <VerdictForm clientId={clientId} open={open} today={today} onDone={close} /> : null}
      </Dialog>
    </>
  );
}
