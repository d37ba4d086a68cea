"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { changeAddress } from "@/lib/access/browser";
import { type FieldErrors, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";

const nothing: FieldErrors = {};

/** Spends the link by a press and not by looking: a mail filter that follows links changes nothing. */
export function AddressConfirmation({ token }: { token: string }) {
  const t = useTranslations("signIn.newAddress");
  const sending = useSending();
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Notice
        kind="information"
        live="assertive"
        title={t("doneTitle")}
        actions={<ButtonLink href="/">{t("goOn")}</ButtonLink>}
      >
        {t("done")}
      </Notice>
    );
  return (
    <SendingForm
      sending={sending}
      judge={() => nothing}
      send={async () => {
        await changeAddress(token);
        setDone(true);
      }}
      actions={
        <SubmitButton wide disabled={sending.busy}>
          {sending.busy ? t("busy") : t("submit")}
        </SubmitButton>
      }
    >
      {null}
    </SendingForm>
  );
}
