"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RatingScale } from "@/components/ui/rating-scale";
import type { Rating } from "@/lib/ratings/schema";

type RightedRatingProps = {
  scale: "tension" | "safety";
  legend: string;
  value: Rating;
  onChange: (value: Rating) => void;
};

/** A number as it stands, to be told otherwise or taken away. */
export function RightedRating({ scale, legend, value, onChange }: RightedRatingProps) {
  const t = useTranslations("sessions.ratings");
  return (
    <div className="flex flex-col items-start gap-1">
      <RatingScale
        legend={legend}
        legendSize="field"
        low={t(`${scale}.low`)}
        high={t(`${scale}.high`)}
        declinedLabel={t("declined")}
        hue={scale === "safety" ? "sea" : "moss"}
        value={value}
        onChange={onChange}
      />
      {value === null ? null : (
        <Button look="plain" className="-ml-5" onClick={() => onChange(null)}>
          {t("clear")}
        </Button>
      )}
    </div>
  );
}
