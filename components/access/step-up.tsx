"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { readStepUpQuestion, showPasskey, stepUp } from "@/lib/access/browser";
import type { FactorQuestion, PasskeyQuestion } from "@/lib/access/schema";
import { Refused } from "@/lib/ask";
import { FactorActions, FactorFields, firstWay, type Way } from "./factor-fields";
import { type FieldErrors, type Sent, useSending } from "./sending";
import { SendingForm } from "./sending-form";
import { SubmitButton } from "./submit-button";
import { TakingFocus } from "./taking-focus";

/** The second factor, where one is set up; else the password. */
type Asked = FactorQuestion | "password";

async function askedBy(error: unknown): Promise<Asked | null> {
  if (!(error instanceof Refused) || error.refusal !== "step_up_needed") return null;
  const { ask } = (error.problem?.current ?? {}) as { ask?: "code" | "password" };
  return ask === "code" ? readStepUpQuestion() : "password";
}

/**
 * For what the house asks once more before (`step_up_needed`). `proven(act)` does it, and where it is refused for that
 * asks for the second factor or the password and does it again; null: the person closed the question, and nothing was done. Any
 * other refusal is thrown. `question` has to stand somewhere on the screen, with the messages `stepUp`.
 */
export function useStepUp(): { proven: <T>(act: () => Promise<T>) => Promise<T | null>; question: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useRef<(shown: boolean) => void>(undefined);

  async function proven<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      const wanted = await askedBy(error);
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
  const [question, setQuestion] = useState(asked === "password" ? null : asked);
  const [way, setWay] = useState<Way>(question ? firstWay(question) : "code");

  function judge({ code, password }: Sent): FieldErrors {
    if (!question) return password ? {} : { password: t("passwordMissing") };
    return way === "passkey" || code?.trim() ? {} : { code: t("codeMissing") };
  }

  async function show({ code = "", password = "" }: Sent) {
    if (!question) return showPassword(password);
    if (way === "passkey" && question.passkey) return showPasskeyFor(question.passkey);
    await stepUp({ code });
    onShown();
  }

  async function showPassword(password: string) {
    try {
      await stepUp({ password });
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal !== "invalid") throw error;
      sending.setErrors({ password: t("passwordWrong") });
      return;
    }
    onShown();
  }

  async function showPasskeyFor(asks: PasskeyQuestion) {
    const passkey = await showPasskey(asks);
    if (!passkey) return sending.setTrouble(t("passkeyNone"));
    try {
      await stepUp({ passkey });
    } catch (error) {
      // A question is answered once: the next try needs another one.
      setQuestion(await readStepUpQuestion());
      throw error;
    }
    onShown();
  }

  function other(next: Way) {
    sending.setTrouble(null);
    setWay(next);
  }

  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={ui("close")}>
      <p>{t("lead")}</p>
      <SendingForm
        sending={sending}
        judge={judge}
        send={show}
        actions={
          question ? (
            <FactorActions question={question} way={way} onOther={other} busy={busy} />
          ) : (
            <SubmitButton wide disabled={busy}>
              {busy ? t("busy") : t("submit")}
            </SubmitButton>
          )
        }
      >
        {question ? (
          <FactorFields question={question} way={way} error={errors.code} />
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
