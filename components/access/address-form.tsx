"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { askForAddress } from "@/lib/access/browser";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { useStepUp } from "./step-up";
import { SubmitButton } from "./submit-button";

/** The address that somebody signs in with, and the way to another one, which counts once its link was followed. */
export function AddressForm({ email, canSend }: { email: string; canSend: boolean }) {
  const t = useTranslations("access.address");
  const ui = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { proven, question } = useStepUp();
  const sending = useSending();
  const { busy, errors } = sending;

  const judge = ({ next }: Sent): FieldErrors => (next?.trim() ? {} : { next: t("missing") });

  async function send({ next = "" }: Sent) {
    if (!(await proven(() => askForAddress(next)))) return;
    setOpen(false);
    setSentTo(next.trim());
  }

  return (
    <section aria-labelledby="address" className="flex flex-col items-start gap-3">
      <h2 id="address" className="text-heading">
        {t("title")}
      </h2>
      <p className="break-words">{t("now", { email })}</p>
      {open ? (
        <SendingForm
          sending={sending}
          judge={judge}
          send={send}
          className="flex w-full flex-col gap-4"
          actions={
            <div className="flex flex-wrap gap-3">
              <SubmitButton disabled={busy}>{t("submit")}</SubmitButton>
              <Button look="quiet" onClick={() => setOpen(false)}>
                {ui("cancel")}
              </Button>
            </div>
          }
        >
          <TextField
            name="next"
            label={t("next")}
            hint={t(canSend ? "hint" : "noServer")}
            error={errors.next}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={254}
          />
        </SendingForm>
      ) : (
        <Button
          look="quiet"
          onClick={() => {
            setSentTo(null);
            setOpen(true);
          }}
        >
          {t("change")}
        </Button>
      )}
      <p role="status" className="text-(length:--hint-text) leading-snug break-words text-soft empty:hidden">
        {sentTo === null ? null : t("sent", { email: sentTo })}
      </p>
      {question}
    </section>
  );
}
