"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { uuidv7 } from "uuidv7";
import { useKeptDraft } from "@/components/frame/kept-draft";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RatingScale } from "@/components/ui/rating-scale";
import { askCheckIn } from "@/lib/moments/browser";
import { currentWording } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";

interface Draft {
  id: string;
  tension: Rating;
  safety: Rating;
}

const unanswered = { tension: null, safety: null };

type AskedNowProps = { clientId: string; memberId: string };

/** In the visit itself. Wanted: two numbers written down while we talk. Feared: that they count as told from home. */
export function AskedNow({ clientId, memberId }: AskedNowProps) {
  const t = useTranslations("visits.asked");
  const tRatings = useTranslations("sessions.ratings");
  const router = useRouter();
  const trouble = useTroubleWords();
  const [draft, keep] = useKeptDraft<Draft>(`asked/${clientId}`, memberId);
  const [isDone, setDone] = useState(false);
  const told = draft ?? { id: "", ...unanswered };
  const sending = useMutation({
    mutationFn: ({ id, tension, safety }: Draft) =>
      askCheckIn(clientId, id, {
        tension,
        safety,
        areas: [],
        at: new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toISOString(),
        wording: currentWording,
      }),
    onSuccess: () => {
      keep(null);
      setDone(true);
      router.refresh();
    },
  });
  const problem = trouble(sending.error);
  const tell = (part: Partial<Pick<Draft, "tension" | "safety">>) => {
    setDone(false);
    keep({ ...told, ...part, id: uuidv7() });
  };
  return (
    <section aria-labelledby="asked-now" className="flex max-w-2xl flex-col gap-4 print:hidden">
      <div className="flex flex-col gap-1">
        <h3 id="asked-now" className="text-heading">
          {t("title")}
        </h3>
        <p className="text-soft">{t("lead")}</p>
      </div>
      {(["tension", "safety"] as const).map((scale) => (
        <RatingScale
          key={scale}
          legend={t(scale)}
          legendSize="field"
          low={tRatings(`${scale}.low`)}
          high={tRatings(`${scale}.high`)}
          declinedLabel={tRatings("declined")}
          hue={scale === "safety" ? "sea" : "moss"}
          value={told[scale]}
          onChange={(value) => tell({ [scale]: value })}
        />
      ))}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button
          look="quiet"
          aria-disabled={draft === null || sending.isPending}
          onClick={() => {
            if (draft && !sending.isPending) sending.mutate(draft);
          }}
        >
          {t("write")}
        </Button>
        {draft ? (
          <Button look="plain" onClick={() => keep(null)}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-soft empty:hidden">
        {isDone ? t("done") : null}
      </p>
    </section>
  );
}
