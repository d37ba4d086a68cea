import { useTranslations } from "next-intl";
import { Opener } from "@/components/ui/opener";
import type { Day } from "@/lib/calendar";
import { isOpen } from "@/lib/verdicts/rules";
import type { VerdictAgreement } from "@/lib/verdicts/schema";
import { AgreeVerdict } from "./agree-verdict";
import { AgreementLine } from "./agreement-line";
import { TermsList } from "./terms-list";
import { VerdictReading } from "./verdict-reading";
import { WithdrawVerdict } from "./withdraw-verdict";

type VerdictDeskProps = { clientId: string; agreements: readonly VerdictAgreement[]; today: Day };

/**
 * Wanted: to look honestly, together, at what was agreed. Feared: to be fooled by chance, or to have promised something.
 */
export function VerdictDesk({ clientId, agreements, today }: VerdictDeskProps) {
  const t = useTranslations("verdicts.desk");
  const [latest, ...rest] = agreements;
  const standing = latest?.withdrawn ? undefined : latest;
  const earlier = standing ? rest : agreements;
  const open = agreements.find((one) => isOpen(one, today));
  return (
    <section aria-labelledby="verdicts" className="surface flex flex-col gap-4 p-5">
      <div className="flex max-w-prose flex-col gap-1">
        <h2 id="verdicts" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft print:hidden">{t("lead")}</p>
      </div>
      {standing ? <OneAgreement agreement={standing} today={today} /> : <p>{t("none")}</p>}
      <div className="flex flex-wrap gap-2 print:hidden">
        <AgreeVerdict clientId={clientId} open={open ?? null} isNext={standing !== undefined} today={today} />
        {open ? <WithdrawVerdict clientId={clientId} id={open.id} /> : null}
      </div>
      {earlier.length > 0 ? (
        <Opener label={t("earlier")} aside={earlier.length} ruled className="print:hidden">
          <ul className="flex flex-col">
            {earlier.map((agreement) => (
              <li key={agreement.id} className="border-line py-4 not-first:border-t">
                <OneAgreement agreement={agreement} today={today} />
              </li>
            ))}
          </ul>
        </Opener>
      ) : null}
    </section>
  );
}

function OneAgreement({ agreement, today }: { agreement: VerdictAgreement; today: Day }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <VerdictReading agreement={agreement} today={today} />
      <div className="flex flex-col gap-2 lg:col-start-2 lg:row-start-1">
        <TermsList terms={agreement} today={today} />
        <AgreementLine agreement={agreement} today={today} />
      </div>
    </div>
  );
}
