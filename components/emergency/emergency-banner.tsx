"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { endEmergency } from "@/lib/emergency/browser";
import type { EmergencyLook } from "@/lib/emergency/schema";
import { useFormatter } from "@/lib/i18n/formatter";

/** On every page of a record that is open in an emergency: until when, and the way out. */
export function EmergencyBanner({ look, timeZone }: { look: EmergencyLook; timeZone: string }) {
  const t = useTranslations("emergency");
  const format = useFormatter();
  const trouble = useTroubleWords();
  const ending = useMutation({
    mutationFn: () => endEmergency(look.id),
    // Drawn anew, so that nothing of the record is one step back.
    onSuccess: () => window.location.assign("/clients"),
  });
  const problem = trouble(ending.error);
  const time = format.dateTime(new Date(look.until), { hour: "2-digit", minute: "2-digit", timeZone });
  return (
    <Notice
      kind="attention"
      title={t("banner", { time })}
      actions={
        <Button look="quiet" aria-disabled={ending.isPending} onClick={() => ending.isPending || ending.mutate()}>
          {t("end")}
        </Button>
      }
    >
      {problem ? <p>{problem}</p> : null}
    </Notice>
  );
}
