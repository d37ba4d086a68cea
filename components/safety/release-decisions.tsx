"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Day } from "@/lib/calendar";
import type { HealthList } from "@/lib/health/schema";
import type { Release } from "@/lib/safety/schema";
import { ReleaseForm } from "./release-form";

type ReleaseDecisionsProps = {
  release: Release;
  healthList: HealthList;
  /** Open, but resting after a signal: any new opening lets it go on, so that needs its own reason. */
  rests: boolean;
  /** How many signals wait for a look. */
  unseen: number;
  clientId: string;
  today: Day;
  /** A first proposal for when to look at it together again. */
  reviewOn: Day;
};

export type Deciding = "open" | "change" | "again" | "shut";

export function ReleaseDecisions(props: ReleaseDecisionsProps) {
  const { release, healthList, rests, unseen, clientId, today, reviewOn } = props;
  const t = useTranslations("safety.release");
  const tUi = useTranslations("ui");
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const close = () => setDeciding(null);
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {release.open ? (
        <>
          <Button look="quiet" onClick={() => setDeciding(rests ? "again" : "change")}>
            {t(rests ? "openAgain" : "change")}
          </Button>
          <Button look="quiet" onClick={() => setDeciding("shut")}>
            {t("shutIt")}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setDeciding("open")}>
          {t("openIt")}
        </Button>
      )}
      <Dialog
        open={deciding !== null}
        onClose={close}
        title={deciding ? t(`form.${deciding}Title`) : ""}
        closeLabel={tUi("close")}
      >
        {deciding ? (
          <ReleaseForm
            deciding={deciding}
            release={release}
            healthList={healthList}
            unseen={unseen}
            clientId={clientId}
            today={today}
            reviewOn={reviewOn}
            onDone={close}
          />
        ) : null}
      </Dialog>
    </div>
  );
}
