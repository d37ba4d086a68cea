import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { handedOverBy, isOnlyCarer, mayCallOff, mayEnd } from "@/lib/care/rules";
import type { Care, Carer } from "@/lib/care/schema";

export type CareAct = { act: "end" | "callOff"; carer: Carer; giver?: Carer };

type CarerRowProps = {
  care: Care;
  carer: Carer;
  viewer: { id: string; isOwner: boolean };
  words: string | null;
  isBusy: boolean;
  onAct: (act: CareAct) => void;
};

/** Whose hand-over is called off in this row: of who takes over; or one's own, to somebody who treats the client already. */
function giverIn(care: Care, carer: Carer): Carer | null {
  const giver = handedOverBy(care, carer);
  if (giver || carer.followedBy === null) return giver;
  return care.carers.some((one) => handedOverBy(care, one)?.id === carer.id) ? null : carer;
}

/** Who treats, with their days, and what can be done about it. */
export function CarerRow({ care, carer, viewer, words, isBusy, onAct }: CarerRowProps) {
  const t = useTranslations("care.card");
  const giver = giverIn(care, carer);
  const taker = giver && care.carers.find(({ id }) => id === giver.followedBy);
  const { name } = carer;
  return (
    <li className="flex min-h-10 items-center justify-between gap-x-3">
      <span className="min-w-0">
        {name}
        {carer.id === viewer.id ? <span className="text-soft"> {t("you")}</span> : null}
        {words ? <span className="block text-table text-soft">{words}</span> : null}
      </span>
      {giver && mayCallOff(giver, viewer) ? (
        <Button
          look="plain"
          className="-my-1 shrink-0"
          disabled={isBusy}
          aria-label={t("callOffFor", { giver: giver.name, taker: taker?.name ?? "" })}
          onClick={() => onAct({ act: "callOff", carer, giver })}
        >
          {t("callOff")}
        </Button>
      ) : mayEnd(care, carer, viewer) && !isOnlyCarer(care, carer) ? (
        <Button
          look="plain"
          className="-my-1 shrink-0"
          disabled={isBusy}
          aria-label={words ? t("endFor", { name, term: words }) : t("endForGood", { name })}
          onClick={() => onAct({ act: "end", carer })}
        >
          {t("end")}
        </Button>
      ) : null}
    </li>
  );
}
