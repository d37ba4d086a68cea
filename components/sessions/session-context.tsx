"use client";

import { useTranslations } from "next-intl";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { TextArea } from "@/components/ui/field";
import { Opener } from "@/components/ui/opener";
import { companies, dayEvents, places } from "@/lib/sessions/rules";
import type { Context } from "@/lib/sessions/schema";

type ContextProps = { context: Context; onChange: (context: Context) => void };

/** Where, with whom, and what kind of day: three taps for who likes to say it, and nothing for who does not. */
export function ContextChoices({ context, onChange }: ContextProps) {
  const t = useTranslations("sessions.context");
  const asked = [
    { name: "place", of: places },
    { name: "company", of: companies },
    { name: "event", of: dayEvents },
  ] as const;
  return (
    <Opener ruled label={t("open")}>
      <div className="flex flex-col gap-4 pt-1 pb-3">
        {asked.map(({ name, of }) => (
          <ChoiceSwitch<string>
            key={name}
            label={t(`${name}.label`)}
            choices={of.map((value) => ({ value, label: t(`${name}.${value}`) }))}
            value={context[name]}
            onChange={(value) => onChange({ ...context, [name]: value })}
          />
        ))}
      </div>
    </Opener>
  );
}

/** A line that nobody but the client can read, whoever they are. */
export function PrivateLine({ line, onChange }: { line: string; onChange: (line: string) => void }) {
  const t = useTranslations("sessions.privateLine");
  return (
    <Opener ruled label={t("open")}>
      <TextArea
        label={t("label")}
        hint={t("hint")}
        rows={3}
        maxLength={1000}
        value={line}
        onChange={(event) => onChange(event.target.value)}
      />
    </Opener>
  );
}
