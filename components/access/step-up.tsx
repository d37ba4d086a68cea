"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { stepUp } from "@/lib/access/browser";
import { Refused } from "@/lib/ask";
import { CodeField } from "./code-field";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";
import { TakingFocus } from "./taking-focus";

type Asked = "code" | "password";

const askedBy = (error: unknown): Asked | null =>
  error instanceof Refused && error.refusal === "step_up_needed"
    ? ((error.problem?.current as { ask?: Asked } | undefined)?.ask ?? "password")
    : null;

/**
 * For what the house asks once more before (`step_up_needed`). `proven(act)` does it, and where it is refused for that
 * asks for a code or the password and does it again; null: the person closed the question, and nothing was done. Any
 * other refusal is thrown. `question` has to stand somewhere on the screen, with the messages `stepUp`.
 */
export function useStepUp(): { proven: <T>(act: () => Promise<T>) => Promise<T | null>; question: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useRef<(shown: boolean) => void>(undefined);

  async function proven<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      const wanted = askedBy(error);
      if (!wanted) throw error;
      const shown = await new Promise<boolean>((done) => {
        answer.current = done;
        setAsked(wanted);
      });
      setAsked(null);
      return shown ? act() : null;
    }
  }

  const question = asked ? (
    <StepUpDialog asked={asked} onShown={() => answer.current?.(true)} onClose={() => answer.current?.(false)} />
  ) : null;
  return { proven, question };
}

type StepUpDialogProps = { asked: Asked; onShown: () => void; onClose: () => void };

function StepUpDialog({ asked, onShown, onClose }: StepUpDialogProps) {
  const t = useTranslations("stepUp");
  const ui = useTranslations("ui");
  const sending = useSending();
  const { busy, errors } = sending;
  const isCode = asked === "code";

  function judge({ code, password }: Sent): FieldErrors {
    if (isCode) return code?.trim() ? {} : { code: t("codeMissing") };
    return password ? {} : { password: t("passwordMissing") };
  }

  async function show({ code = "", password = "" }: Sent) {
    try {
      await stepUp(isCode ? { code } : { password });
    } catch (error) {
      if (isCode || !(error instanceof Refused) || error.refusal !== "invalid") throw error;
      sending.setErrors({ password: t("passwordWrong") });
      return;
    }
    onShown();
  }

  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={ui("close")}>
      <p>{t("lead")}</p>
      <SendingForm
        sending={sending}
        judge={judge}
        send={show}
        actions={
          <SubmitButton wide disabled={busy}>
            {busy ? t("busy") : t("submit")}
          </SubmitButton>
        }
      >
        {isCode ? (
          <CodeField
            takesFocus
            label={t("code")}
            hint={t("codeHint")}
            error={errors.code}
            otherwise={{ ask: t("withRecovery"), label: t("recovery") }}
          />
        ) : (
          <TakingFocus>
            <TextField
              name="password"
              label={t("password")}
              error={errors.password}
              type="password"
              autoComplete="current-password"
              maxLength={512}
            />
          </TakingFocus>
        )}
      </SendingForm>
    </Dialog>
  );
}
