import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { TakingFocus } from "./taking-focus";

type CodeFieldProps = {
  label: string;
  hint?: string;
  error?: string;
  /** The word that turns this into a field for a recovery code, and the label that it then has. */
  otherwise?: { ask: string; label: string };
  /** Where it comes in the place of something else: whoever types on should find themselves here. */
  takesFocus?: boolean;
  /** What is said to who has no recovery code left either. */
  gone?: string;
  /** Where there is no app: a recovery code and nothing else. */
  recoveryOnly?: boolean;
};

/** Six figures of an app; a phone offers its keypad for them. */
export function CodeField({
  label,
  hint,
  error,
  otherwise,
  gone,
  takesFocus = false,
  recoveryOnly = false,
}: CodeFieldProps) {
  const [chosen, setRecovery] = useState(false);
  const isRecovery = chosen || recoveryOnly;
  return (
    <div className="flex flex-col items-start gap-2">
      <TakingFocus key={isRecovery ? "recovery" : "code"} when={takesFocus || isRecovery}>
        <TextField
          name="code"
          label={isRecovery && otherwise ? otherwise.label : label}
          hint={chosen ? undefined : hint}
          error={error}
          autoComplete={isRecovery ? "off" : "one-time-code"}
          inputMode={isRecovery ? "text" : "numeric"}
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={60}
        />
      </TakingFocus>
      {isRecovery && gone ? <p className="text-(length:--hint-text) leading-snug text-soft">{gone}</p> : null}
      {otherwise && !isRecovery ? (
        <Button look="plain" className="-ml-(--control-space)" onClick={() => setRecovery(true)}>
          {otherwise.ask}
        </Button>
      ) : null}
    </div>
  );
}
