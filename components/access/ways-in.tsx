"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { removeSecondFactor, renewRecoveryCodes } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { useFormatter } from "@/lib/i18n/formatter";
import { RecoveryCodeList } from "./recovery-code-list";
import { useStepUp } from "./step-up";

type WaysInProps = {
  factor: { since: string | null; codesLeft: number; asked: boolean };
  /** The page that this stands on. */
  here: "/settings/sign-in" | "/account";
};

/** What stands between a stolen password and this account: the second factor and its recovery codes. */
export function WaysIn({ factor, here }: WaysInProps) {
  const t = useTranslations("access.factor");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const router = useRouter();
  const { proven, question } = useStepUp();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);

  async function act(does: () => Promise<void>) {
    setSaid(null);
    try {
      await does();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setSaid(error.problem?.detail ?? ui("offline"));
    }
  }

  const renew = () => act(async () => setCodes(await proven(renewRecoveryCodes)));
  const remove = () =>
    act(async () => {
      if (!(await proven(removeSecondFactor))) return;
      setSaid(t("removed"));
      router.refresh();
    });

  if (codes)
    return (
      <RecoveryCodeList
        codes={codes}
        onKept={() => {
          setCodes(null);
          router.refresh();
        }}
      />
    );
  const setUp = `/second-factor?to=${here}`;
  return (
    <section aria-labelledby="ways-in" className="flex flex-col items-start gap-3">
      <h2 id="ways-in" className="text-heading">
        {t("title")}
      </h2>
      <p>
        {factor.since
          ? t("since", {
              day: format.dateTime(new Date(factor.since), { day: "numeric", month: "long", year: "numeric" }),
              count: factor.codesLeft,
            })
          : t("none")}
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={setUp} look="quiet" prefetch={false}>
          {t(factor.since ? "change" : "setUp")}
        </ButtonLink>
        {factor.since ? (
          <Button look="quiet" onClick={() => void renew()}>
            {t("renew")}
          </Button>
        ) : null}
        {factor.since && !factor.asked ? (
          <Button look="quiet" onClick={() => void remove()}>
            {t("remove")}
          </Button>
        ) : null}
      </div>
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {said}
      </p>
      {question}
    </section>
  );
}
