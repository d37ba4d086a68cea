import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { knowsPasskeys, preparePasskeys } from "@/lib/access/browser";
import type { FactorQuestion } from "@/lib/access/schema";
import { CodeField } from "./code-field";
import { SubmitButton } from "./submit-button";
import { TakingFocus } from "./taking-focus";

/** By what somebody shows who they are: the passkey is offered first, a recovery code always. */
export type Way = "passkey" | "code";

export const firstWay = ({ passkey }: FactorQuestion): Way => (passkey && knowsPasskeys() ? "passkey" : "code");

type FactorFieldsProps = { question: FactorQuestion; way: Way; error: string | undefined };

/** The second factor in a form, with the messages `stepUp`. */
export function FactorFields({ question, way, error }: FactorFieldsProps) {
  const t = useTranslations("stepUp");
  useEffect(() => {
    if (way === "passkey") preparePasskeys().catch(() => undefined);
  }, [way]);
  if (way === "passkey") return <p>{t("passkeyHint")}</p>;
  const gone = t("recoveryGone");
  if (!question.app)
    return (
      <CodeField takesFocus recoveryOnly label={t("recovery")} hint={t("recoveryHint")} gone={gone} error={error} />
    );
  return (
    <CodeField
      takesFocus
      label={t("code")}
      hint={t("codeHint")}
      error={error}
      gone={gone}
      otherwise={{ ask: t("withRecovery"), label: t("recovery") }}
    />
  );
}

type FactorActionsProps = { question: FactorQuestion; way: Way; onOther: (way: Way) => void; busy: boolean };

/** The button that sends it, and the other way. */
export function FactorActions({ question, way, onOther, busy }: FactorActionsProps) {
  const t = useTranslations("stepUp");
  if (way === "passkey")
    return (
      <>
        <TakingFocus key="passkey">
          <SubmitButton wide disabled={busy}>
            {t(busy ? "passkeyBusy" : "passkeySubmit")}
          </SubmitButton>
        </TakingFocus>
        <Button look="plain" onClick={() => onOther("code")}>
          {t(question.app ? "withCode" : "withoutPasskey")}
        </Button>
      </>
    );
  return (
    <>
      <SubmitButton wide disabled={busy}>
        {t(busy ? "busy" : "submit")}
      </SubmitButton>
      {firstWay(question) === "passkey" ? (
        <Button look="plain" onClick={() => onOther("passkey")}>
          {t("withPasskey")}
        </Button>
      ) : null}
    </>
  );
}
