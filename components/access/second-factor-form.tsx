"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SecondFactorOffer } from "@/lib/access/schema";
import { AppBeginning, AppForm } from "./app-form";
import { PasskeyForm } from "./passkey-form";
import { RecoveryCodeList } from "./recovery-code-list";
import { useSending } from "./sending";

type SecondFactorFormProps = {
  /** Where the person goes on afterwards. */
  to: string;
  /** Which kind they came for; null: the choice is theirs. */
  by: "passkey" | "app" | null;
  /** Whether this address can have passkeys. */
  passkeysHere: boolean;
  userAgent: string;
  /** Whether an app is set up already, and another phone is to take its place. */
  again: boolean;
  /** What is said to who has one already: they may have come back here before they kept the codes. */
  already: string | null;
  /** The word for leaving without one; null: they may not. */
  leaving: "later" | "back" | null;
};

/** A passkey or an app, and then the recovery codes to keep. */
export function SecondFactorForm({ to, by, passkeysHere, userAgent, again, already, leaving }: SecondFactorFormProps) {
  const t = useTranslations("signIn.secondFactor");
  const passkey = useTranslations("signIn.passkey");
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { leave } = useSending();

  const keep = (made: string[]) => (made.length > 0 ? setCodes(made) : leave(to));

  if (codes)
    return (
      <>
        <Notice kind="information" live="polite">
          {t("doneTitle")}
        </Notice>
        <RecoveryCodeList codes={codes} onKept={() => leave(to)} />
      </>
    );
  if (offer) return <AppForm offer={offer} onBack={() => setOffer(null)} onMade={keep} />;
  const byPasskey = passkeysHere && by !== "app";
  return (
    <>
      {byPasskey ? <PasskeyForm userAgent={userAgent} onMade={keep} /> : null}
      {byPasskey && by === null ? <hr className="border-line" /> : null}
      {byPasskey && by === "passkey" ? null : <AppBeginning again={again} second={byPasskey} onBegun={setOffer} />}
      {passkeysHere || by === "app" ? null : (
        <p className="text-(length:--hint-text) leading-snug text-soft">{passkey("noName")}</p>
      )}
      {already ? <p className="text-(length:--hint-text) leading-snug text-soft">{already}</p> : null}
      {leaving ? (
        <ButtonLink href={to} look="quiet" wide>
          {t(leaving)}
        </ButtonLink>
      ) : null}
    </>
  );
}
