import { getTranslations } from "next-intl/server";
import type { Moment, Rating } from "@/lib/ratings/schema";

type PairProps = { before: Moment | null; after: Moment | null; of: "tension" | "safety"; labelled?: boolean };

/** `7 → 4`, with a dash for what was not filled in and words for what somebody would rather not say; never a zero. */
export async function RatingPair({ before, after, of, labelled = false }: PairProps) {
  const t = await getTranslations("clients.sessions");
  const spoken = (rating: Rating) =>
    rating === null ? t("unanswered") : rating === "declined" ? t("declined") : String(rating);
  const shown = (rating: Rating) => (rating === null ? "–" : rating === "declined" ? t("declined") : String(rating));
  const [from, to] = [before?.[of] ?? null, after?.[of] ?? null];
  return (
    <span className="tabular">
      <span aria-hidden="true">
        {labelled ? <span className="text-soft">{t(of)} </span> : null}
        <span className="whitespace-nowrap">{t("arrow", { before: shown(from), after: shown(to) })}</span>
      </span>
      <span className="sr-only">{t("beforeAfter", { name: t(of), before: spoken(from), after: spoken(to) })}</span>
    </span>
  );
}
