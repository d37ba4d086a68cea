"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { endOtherSignIns, endSignIn } from "@/lib/access/browser";
import { deviceOf } from "@/lib/access/rules";
import type { SignInOfMine } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { useFormatter } from "@/lib/i18n/formatter";

/** Where somebody is signed in, so that a lost phone can be signed out from here. */
export function SignInList({ signIns }: { signIns: readonly SignInOfMine[] }) {
  const t = useTranslations("access.signIns");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function end(act: () => Promise<unknown>) {
    setBusy(true);
    setSaid(null);
    try {
      await act();
      setSaid(t("ended"));
      router.refresh();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setSaid(error.problem?.detail ?? ui("offline"));
    } finally {
      setBusy(false);
    }
  }

  const at = (moment: string) => format.dateTime(new Date(moment), { dateStyle: "medium", timeStyle: "short" });
  const nameOf = (userAgent: string) => {
    const { browser, system } = deviceOf(userAgent);
    return t("on", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });
  };
  return (
    <section aria-labelledby="sign-ins" className="flex flex-col gap-3">
      <h2 id="sign-ins" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-(length:--hint-text) leading-snug text-soft">
        {signIns.length > 1 ? t("lead") : t("onlyHere")}
      </p>
      <ul aria-labelledby="sign-ins" className="flex flex-col">
        {signIns.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2 last:border-none"
          >
            <div>
              <p className="flex flex-wrap items-center gap-x-2">
                {nameOf(one.device)}
                {one.here ? <Badge>{t("here")}</Badge> : null}
              </p>
              <p className="text-(length:--hint-text) leading-snug text-soft">
                {one.here ? t("since", { at: at(one.since) }) : t("seen", { at: at(one.seenAt) })}
              </p>
            </div>
            {one.here ? null : (
              <Button
                look="quiet"
                disabled={busy}
                aria-label={t("endFor", { device: nameOf(one.device) })}
                onClick={() => void end(() => endSignIn(one.id))}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signIns.length > 2 ? (
        <Button look="quiet" className="self-start" disabled={busy} onClick={() => void end(endOtherSignIns)}>
          {t("endOthers")}
        </Button>
      ) : null}
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {said}
      </p>
    </section>
  );
}
