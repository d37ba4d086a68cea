import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Phase } from "@/lib/exercises/schema";

export type ChainLink = { id: string; title: string; phase: Phase; isThis: boolean };

/** Where a release exercise stands between grounding and rounding off, and why that order is kept. */
export function ReleaseChainList({ phase, links }: { phase: Exclude<Phase, "relax">; links: ChainLink[] }) {
  const t = useTranslations("exercises");
  return (
    <section aria-labelledby="chain" className="flex flex-col gap-2 border-t border-line pt-4">
      <h2 id="chain" className="text-desk">
        {t("chain.title")}
      </h2>
      <p className="text-soft">{t(`chain.why.${phase}`)}</p>
      <ol className="flex flex-col">
        {links.map((link) => (
          <li key={link.id} className="flex items-baseline gap-3 py-1">
            <span className="w-24 shrink-0 text-table text-soft">{t(`phases.${link.phase}`)}</span>
            {link.isThis ? (
              <strong aria-current="true" className="font-semibold">
                {link.title}
              </strong>
            ) : (
              <Link href={`/exercises/${link.id}`} className="link">
                {link.title}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
