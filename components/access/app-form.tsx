"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { beginSecondFactor, setUpSecondFactor } from "@/lib/access/browser";
import type { SecondFactorOffer } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { CodeField } from "./code-field";
import { QrCode } from "./qr-code";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { useStepUp } from "./step-up";
import { SubmitButton } from "./submit-button";

type AppBeginningProps = {
  /** Whether one is set up already, and another phone is to take its place. */
  again: boolean;
  /** Whether it stands beside another way, and so comes second. */
  second: boolean;
  onBegun: (offer: SecondFactorOffer) => void;
};

/** Says what kind of app is needed, and begins. */
export function AppBeginning({ again, second, onBegun }: AppBeginningProps) {
  const t = useTranslations("signIn.secondFactor");
  const ui = useTranslations("ui");
  const { proven, question } = useStepUp();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function begin() {
    setTrouble(null);
    try {
      const offer = await proven(beginSecondFactor);
      if (offer) onBegun(offer);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setTrouble(error.problem?.detail ?? ui("offline"));
    }
  }

  return (
    <section aria-labelledby="by-app" className="flex flex-col gap-4">
      <h2 id="by-app" className="text-heading">
        {t("appTitle")}
      </h2>
      <p>{t("apps")}</p>
      {trouble ? <Notice live="assertive">{trouble}</Notice> : null}
      <Button wide look={second ? "quiet" : "primary"} onClick={() => void begin()}>
        {t(again ? "beginAgain" : second ? "beginApp" : "begin")}
      </Button>
      {question}
    </section>
  );
}

type AppFormProps = {
  offer: SecondFactorOffer;
  onBack: () => void;
  /** Called with the recovery codes that came along; none where there were some already. */
  onMade: (codes: string[]) => void;
};

/** Lets the app read the secret, and asks for its first code. */
export function AppForm({ offer, onBack, onMade }: AppFormProps) {
  const t = useTranslations("signIn.secondFactor");
  const { proven, question } = useStepUp();
  const sending = useSending();
  const { busy, errors } = sending;

  const judge = ({ code }: Sent): FieldErrors => (code?.trim() ? {} : { code: t("codeMissing") });

  async function confirm({ code = "" }: Sent) {
    const codes = await proven(() => setUpSecondFactor({ offer: offer.offer, code }));
    if (codes) onMade(codes);
  }

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
            <Button look="plain" onClick={onBack}>
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
          <a href={offer.address} className="inline-flex min-h-11 items-center text-moss underline underline-offset-4">
            {t("openApp")}
          </a>
        </div>
        <CodeField label={t("code")} error={errors.code} />
      </SendingForm>
      {question}
    </>
  );
}
