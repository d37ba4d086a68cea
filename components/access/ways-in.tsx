"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { removePasskey, removeSecondFactor, renewRecoveryCodes } from "@/lib/access/browser";
import type { PasskeyOfMine } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { useFormatter } from "@/lib/i18n/formatter";
import { RecoveryCodeList } from "./recovery-code-list";
import { useStepUp } from "./step-up";

type WaysInProps = {
  ways: {
    factor: { since: string | null; codesLeft: number; asked: boolean };
    passkeys: readonly PasskeyOfMine[];
    /** Whether this address can have passkeys. */
    passkeysHere: boolean;
  };
  /** The page that this stands on. */
  here: "/settings/sign-in" | "/account" | "/my-account";
};

/** What was pressed, and waits for a yes: each makes something worthless that may lie in a drawer or be at work elsewhere. */
type Asking = { what: "passkey"; id: string; name: string } | { what: "app" } | { what: "codes" };

/** What stands between a stolen password and this account: passkeys, an app that makes codes, and recovery codes. */
export function WaysIn({ ways: { factor, passkeys, passkeysHere }, here }: WaysInProps) {
  const t = useTranslations("access.factor");
  const ui = useTranslations("ui");
  const format = useFormatter();
  const router = useRouter();
  const { proven, question } = useStepUp();
  const [codes, setCodes] = useState<string[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);

  async function act(does: () => Promise<void>) {
    setSaid(null);
    try {
      await does();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setSaid(error.problem?.detail ?? ui("offline"));
    }
  }

  function confirm(asked: Asking) {
    setAsking(null);
    if (asked.what === "codes") return act(async () => setCodes(await proven(renewRecoveryCodes)));
    return act(async () => {
      if (!(await proven(() => (asked.what === "app" ? removeSecondFactor() : removePasskey(asked.id))))) return;
      setSaid(t(asked.what === "app" ? "removed" : "passkeyRemoved"));
      router.refresh();
    });
  }

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
  const count = passkeys.length + (factor.since ? 1 : 0);
  // Who is asked for one keeps the last.
  const mayRemove = !factor.asked || count > 1;
  const dayOf = (at: string) => format.dateTime(new Date(at), { day: "numeric", month: "long", year: "numeric" });
  return (
    <section aria-labelledby="ways-in" className="flex flex-col items-start gap-3">
      <h2 id="ways-in" className="text-heading">
        {t("title")}
      </h2>
      {count === 0 ? <p>{t("none")}</p> : null}
      {count > 0 ? (
        <ul aria-label={t("list")} className="flex w-full flex-col">
          {passkeys.map(({ id, name, since, usedAt }) => (
            <Factor
              key={id}
              title={t("passkey", { name })}
              facts={t("passkeySince", { day: dayOf(since), used: usedAt ? dayOf(usedAt) : "never" })}
            >
              {mayRemove ? (
                <Button
                  look="quiet"
                  aria-label={t("removePasskeyNamed", { name })}
                  onClick={() => setAsking({ what: "passkey", id, name })}
                >
                  {t("removePasskey")}
                </Button>
              ) : null}
            </Factor>
          ))}
          {factor.since ? (
            <Factor title={t("app")} facts={t("appSince", { day: dayOf(factor.since) })}>
              <ButtonLink href={`${setUp}&by=app`} look="quiet" prefetch={false}>
                {t("change")}
              </ButtonLink>
              {mayRemove ? (
                <Button look="quiet" onClick={() => setAsking({ what: "app" })}>
                  {t("remove")}
                </Button>
              ) : null}
            </Factor>
          ) : null}
        </ul>
      ) : null}
      {count > 0 ? <p>{t("codesLeft", { count: factor.codesLeft })}</p> : null}
      <div className="flex flex-wrap gap-3">
        {count === 0 ? (
          <ButtonLink href={setUp} look="quiet" prefetch={false}>
            {t("setUp")}
          </ButtonLink>
        ) : null}
        {count > 0 && passkeysHere ? (
          <ButtonLink href={`${setUp}&by=passkey`} look="quiet" prefetch={false}>
            {t("addPasskey")}
          </ButtonLink>
        ) : null}
        {count > 0 && !factor.since ? (
          <ButtonLink href={`${setUp}&by=app`} look="quiet" prefetch={false}>
            {t("addApp")}
          </ButtonLink>
        ) : null}
        {count > 0 ? (
          <Button look="quiet" onClick={() => setAsking({ what: "codes" })}>
            {t("renew")}
          </Button>
        ) : null}
      </div>
      {passkeysHere ? null : <p className="text-(length:--hint-text) leading-snug text-soft">{t("noName")}</p>}
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {said}
      </p>
      {asking ? (
        <Dialog
          open
          onClose={() => setAsking(null)}
          title={t(`sure.${asking.what}.title`, { name: asking.what === "passkey" ? asking.name : "" })}
          closeLabel={ui("close")}
          actions={
            <>
              <Button look="quiet" onClick={() => setAsking(null)}>
                {ui("cancel")}
              </Button>
              <Button look="quiet" onClick={() => void confirm(asking)}>
                {t(`sure.${asking.what}.yes`)}
              </Button>
            </>
          }
        >
          <p>{t(`sure.${asking.what}.body`)}</p>
          {asking.what !== "codes" && count === 1 ? <p>{t("sure.last")}</p> : null}
        </Dialog>
      ) : null}
      {question}
    </section>
  );
}

function Factor({ title, facts, children }: { title: string; facts: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2 last:border-none">
      <div className="min-w-0">
        <p className="break-words">{title}</p>
        <p className="text-(length:--hint-text) leading-snug text-soft">{facts}</p>
      </div>
      <div className="flex flex-wrap gap-3 empty:hidden">{children}</div>
    </li>
  );
}
