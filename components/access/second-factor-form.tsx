"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { beginSecondFactor, setUpSecondFactor } from "@/lib/access/browser";
import type { SecondFactorOffer } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { CodeField } from "./code-field";
import { QrCode } from "./qr-code";
import { RecoveryCodeList } from "./recovery-code-list";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { useStepUp } from "./step-up";
import { SubmitButton } from "./submit-button";

type SecondFactorFormProps = {
  /** Where the person goes on afterwards. */
  to: string;
  /** Whether one is set up already, and another phone is to take its place. */
  again: boolean;
  /** Whether the person may leave without one. */
  optional: boolean;
};

/** One thing after another: begin, let the app read the secret, type its first code, keep the recovery codes. */
export function SecondFactorForm({ to, again, optional }: SecondFactorFormProps) {
  const t = useTranslations("signIn.secondFactor");
  const ui = useTranslations("ui");
  const { proven, question } = useStepUp();
  const [offer, setOffer] = useState<SecondFactorOffer | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const sending = useSending();
  const { busy, errors } = sending;

  async function begin() {
    setTrouble(null);
    try {
      setOffer(await proven(beginSecondFactor));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setTrouble(error.problem?.detail ?? ui("offline"));
    }
  }

  const judge = ({ code }: Sent): FieldErrors => (code?.trim() ? {} : { code: t("codeMissing") });

  async function confirm({ code = "" }: Sent) {
    if (offer) setCodes(await proven(() => setUpSecondFactor({ offer: offer.offer, code })));
  }

  if (codes)
    return (
      <>
        <Notice kind="information" live="polite">
          {t("doneTitle")}
        </Notice>
        <RecoveryCodeList codes={codes} onKept={() => sending.leave(to)} />
      </>
    );
  if (offer)
    return (
      <>
        <SendingForm
          sending={sending}
          judge={judge}
          send={confirm}
          actions={
            <>
              <SubmitButton wide disabled={busy}>
                {busy ? t("busy") : t("confirm")}
              </SubmitButton>
              <Button look="plain" onClick={() => setOffer(null)}>
                {t("back")}
              </Button>
            </>
          }
        >
          <p className="font-semibold">{t("scan")}</p>
          <QrCode text={offer.address} label={t("scanAlt")} />
          <div className="flex flex-col gap-2">
            <p>{t("byHand")}</p>
            <p className="tabular break-words select-all">{offer.secret.replace(/.{4}(?=.)/g, "$& ")}</p>
            <a
              href={offer.address}
              className="inline-flex min-h-11 items-center text-moss underline underline-offset-4"
            >
              {t("openApp")}
            </a>
          </div>
          <CodeField label={t("code")} error={errors.code} />
        </SendingForm>
        {question}
      </>
    );
  return (
    <>
      <p>{t("apps")}</p>
      {trouble ? <Notice live="assertive">{trouble}</Notice> : null}
      <Button wide onClick={() => void begin()}>
        {t(again ? "beginAgain" : "begin")}
      </Button>
      {optional || again ? (
        <ButtonLink href={to} look="quiet" wide>
          {t(again ? "back" : "later")}
        </ButtonLink>
      ) : null}
      {question}
    </>
  );
}
