"use client";

import { useTranslations } from "next-intl";
import { ChoiceSwitch } from "@/components/frame/choice-switch";
import { CheckField } from "@/components/ui/field";
import { Opener } from "@/components/ui/opener";
import type { Locale } from "@/lib/i18n/locale";
import { readyTimes, useChannels } from "./guide-channels";
import { useHasVoice } from "./guide-voice";
import { type Breath, breathOf, breathPaces } from "./session-breath";

/** What may be heard and felt: each can be turned off, and stays off on this device. */
export function GuideChoices({ locale }: { locale: Locale }) {
  const t = useTranslations("sessions.player");
  const { channels, change } = useChannels();
  const hasVoice = useHasVoice(locale);
  const canVibrate = "vibrate" in navigator;
  const onOff = (name: "voice" | "sound" | "vibration", possible: boolean) => (
    <CheckField
      label={t(`channels.${name}`)}
      disabled={!possible}
      checked={possible && channels[name]}
      onChange={(event) => change({ ...channels, [name]: event.target.checked })}
    />
  );
  return (
    <Opener ruled label={t("channels.title")}>
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{t("channels.title")}</legend>
        {onOff("voice", hasVoice)}
        {hasVoice ? null : <p className="text-desk text-soft">{t("channels.noVoice")}</p>}
        {onOff("sound", true)}
        {onOff("vibration", canVibrate)}
        {canVibrate ? null : <p className="text-desk text-soft">{t("channels.noVibration")}</p>}
        <div className="pt-2">
          <ChoiceSwitch
            label={t("ready.title")}
            choices={readyTimes.map((time) => ({
              value: `${time}`,
              label: t("ready.choice", { seconds: time }),
            }))}
            value={`${channels.ready}`}
            onChange={(ready) => change({ ...channels, ready: Number(ready) })}
          />
        </div>
      </fieldset>
    </Opener>
  );
}

/** How slowly the breath is led, or not at all. */
export function RhythmChoice({ onChange }: { onChange?: (breath: Breath | null) => void }) {
  const t = useTranslations("sessions.player.breaths");
  const { channels, change } = useChannels();
  return (
    <ChoiceSwitch
      label={t("title")}
      choices={breathPaces.map((pace) => ({ value: pace, label: t(`paces.${pace}`) }))}
      value={channels.pace}
      onChange={(pace) => {
        change({ ...channels, pace });
        onChange?.(breathOf(pace));
      }}
    />
  );
}
