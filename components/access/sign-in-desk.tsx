"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { endOtherSignIns, endSignIn } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";

/** A sign-in in words: a phone needs no calendar of its own for a few dates. */
export type SignInInWords = { id: string; here: boolean; device: string; when: string };

/** Ends one, or all others, and says so. */
export function SignInDesk({ signIns }: { signIns: readonly SignInInWords[] }) {
  const t = useTranslations("access.signIns");
  const ui = useTranslations("ui");
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
                {one.device}
                {one.here ? <Badge>{t("here")}</Badge> : null}
              </p>
              <p className="text-(length:--hint-text) leading-snug text-soft">{one.when}</p>
            </div>
            {one.here ? null : (
              <Button
                look="quiet"
                disabled={busy}
                aria-label={t("endFor", { device: one.device })}
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
