"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { uuidv7 } from "uuidv7";
import { plainDay } from "@/components/frame/day-words";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Opener } from "@/components/ui/opener";
import { dayOf } from "@/lib/calendar";
import { sayConsent } from "@/lib/consents/browser";
import type { Consent } from "@/lib/consents/schema";
import { useFormatter } from "@/lib/i18n/formatter";

type Shown = { timeZone: string };

/** Wanted: to see what I agreed to, and to change it. Feared: that a no has a price. Both answers weigh the same. */
export function ConsentList({ consents, timeZone }: Shown & { consents: readonly Consent[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {consents.map((consent) => (
        <li key={consent.kind} className="surface flex flex-col gap-3 p-5">
          <ConsentCard consent={consent} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}

function ConsentCard({ consent, timeZone }: Shown & { consent: Consent }) {
  const t = useTranslations("consents");
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const { kind, version, from, latest, said } = consent;
  const say = useOnce({
    mutationFn: (given: boolean) => sayConsent({ id: uuidv7(), kind, version, given }),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(say.error);
  const on = (at: string) => {
    const day = dayOf(new Date(at), timeZone);
    return `${plainDay(format, day)} ${day.slice(0, 4)}`;
  };
  const title = t(`texts.${kind}.title`);
  const standing = latest
    ? t(latest.given ? "standing.yes" : "standing.no", { day: on(latest.at) })
    : t("standing.none");
  return (
    <>
      <h2 className="text-heading">{title}</h2>
      <p>{t(`texts.${kind}.v${version}`)}</p>
      <p className="text-desk text-soft">
        {t("textFrom", { day: `${plainDay(format, from)} ${from.slice(0, 4)}` })} {t(`effect.${kind}`)}
      </p>
      <p className="font-semibold" role="status">
        {standing} {latest && latest.version !== version ? t("standing.older") : null}
      </p>
      <div className="flex flex-col gap-2">
        {[true, false].map((given) => {
          const isSaid = latest?.given === given && latest.version === version;
          return (
            <Button
              key={String(given)}
              look="quiet"
              wide
              aria-pressed={isSaid}
              aria-label={t(given ? "yesTo" : "noTo", { title })}
              aria-disabled={say.isPending}
              className={isSaid ? "bg-moss-2" : undefined}
              onClick={() => (isSaid || say.isPending ? undefined : say.mutate(given))}
            >
              {t(given ? "yes" : "no")}
            </Button>
          );
        })}
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {said.length > 1 ? (
        <Opener label={t("earlier")}>
          <ul className="text-desk text-soft">
            {said.map((one) => (
              <li key={one.id}>{t("line", { day: on(one.at), given: one.given ? "yes" : "no" })}</li>
            ))}
          </ul>
        </Opener>
      ) : null}
    </>
  );
}
