"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { TextField } from "@/components/ui/field";
import { addPasskey, beginPasskey, knowsPasskeys, makePasskey } from "@/lib/access/browser";
import { deviceOf } from "@/lib/access/rules";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { useStepUp } from "./step-up";
import { SubmitButton } from "./submit-button";

type PasskeyFormProps = {
  /** What this browser says it is: the name that is suggested. */
  userAgent: string;
  /** Called with the recovery codes that came along; none where there were some already. */
  onMade: (codes: string[]) => void;
};

const never = () => () => undefined;

/** Says what a passkey is, and lets the device make one. */
export function PasskeyForm({ userAgent, onMade }: PasskeyFormProps) {
  const t = useTranslations("signIn.passkey");
  const sending = useSending();
  const { busy, errors } = sending;
  const { proven, question } = useStepUp();
  // While the device asks; before and after it is the house that is busy.
  const [atDevice, setAtDevice] = useState(false);
  const can = useSyncExternalStore(never, knowsPasskeys, () => true);
  const { browser, system } = deviceOf(userAgent);
  const suggested = t("on", { browser: browser ?? t("unknownBrowser"), system: system ?? t("unknownSystem") });

  const judge = ({ name }: Sent): FieldErrors => (name?.trim() ? {} : { name: t("nameMissing") });

  async function make({ name = "" }: Sent) {
    const offer = await proven(beginPasskey);
    if (!offer) return;
    setAtDevice(true);
    const made = await makePasskey(offer, name).finally(() => setAtDevice(false));
    if (made === null) return sending.setTrouble(t("notMade"));
    if (made === "known") return sending.setTrouble(t("known"));
    const codes = await proven(() => addPasskey(made));
    if (codes) onMade(codes);
  }

  return (
    <section aria-labelledby="by-passkey" className="flex flex-col gap-4">
      <h2 id="by-passkey" className="text-heading">
        {t("title")}
      </h2>
      <p>{t("body")}</p>
      {can ? (
        <SendingForm
          sending={sending}
          judge={judge}
          send={make}
          actions={
            <SubmitButton wide disabled={busy}>
              {t(atDevice ? "busy" : busy ? "preparing" : "make")}
            </SubmitButton>
          }
        >
          <TextField
            name="name"
            label={t("name")}
            hint={t("nameHint")}
            error={errors.name}
            defaultValue={suggested}
            maxLength={60}
            autoComplete="off"
          />
        </SendingForm>
      ) : (
        <p>{t("unsupported")}</p>
      )}
      {question}
    </section>
  );
}
