"use client";

import { useTranslations } from "next-intl";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { type BodyArea, bodyFigure, pairedAreas, pointedAt, pointing } from "@/lib/ratings/rules";
import { BodyFigure } from "./body-figure";

type BodyAreasProps = { areas: readonly string[]; onChange: (areas: string[]) => void };

const views = ["front", "back"] as const;
// What can be seen from both sides is asked once, with the front.
const wordsOf = {
  front: bodyFigure.front,
  back: bodyFigure.back.filter((area) => !(bodyFigure.front as readonly BodyArea[]).includes(area)),
};

/** Where it is felt: in words first, with the picture as another way to say the same. */
export function BodyAreas({ areas, onChange }: BodyAreasProps) {
  const t = useTranslations("ratings");
  return (
    <div className="flex flex-col gap-5">
      {views.map((view) => (
        <fieldset key={view} className="min-w-0">
          <legend className="mb-2 text-desk text-soft">{t(`figure.${view}`)}</legend>
          <div className="grid grid-cols-[1fr_7.5rem] items-start gap-4">
            <ul className="flex flex-wrap gap-2">
              {wordsOf[view].map((area) => (
                <AreaWord key={area} area={area} areas={areas} onChange={onChange} />
              ))}
            </ul>
            <BodyFigure view={view} areas={areas} onChange={onChange} />
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function AreaWord({ area, areas, onChange }: BodyAreasProps & { area: BodyArea }) {
  const t = useTranslations("ratings");
  const at = pointedAt(areas, area);
  const sides = ["left", "both", "right"] as const;
  return (
    <li className="flex flex-col gap-1">
      <label className="relative flex min-h-11 min-w-11 items-center justify-center rounded-(--choice-radius) border border-edge bg-card px-3 py-1 transition-colors hover:border-ink has-checked:border-clay has-checked:bg-clay-2 has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-moss forced-colors:has-checked:outline-2">
        <input
          type="checkbox"
          checked={at !== null}
          onChange={() => onChange(pointing(areas, area, at ? null : "both"))}
          className="absolute inset-0 cursor-pointer appearance-none outline-none"
        />
        {t(`areas.${area}`)}
      </label>
      {at !== null && area in pairedAreas ? (
        <ChoiceSwitch
          label={t("sides.title", { area: t(`areas.${area}`) })}
          labelHidden
          choices={sides.map((side) => ({ value: side, label: t(`sides.${side}`) }))}
          value={at}
          onChange={(side) => onChange(pointing(areas, area, side))}
        />
      ) : null}
    </li>
  );
}
