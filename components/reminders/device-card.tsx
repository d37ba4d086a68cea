"use client";

import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Refused } from "@/lib/ask";
import { addDevice, canBeWoken, deviceHere, forgetDevice, type Unwakeable } from "@/lib/reminders/browser";
import type { PushDevice } from "@/lib/reminders/schema";

type DeviceCardProps = { devices: PushDevice[]; pushKey: string; onChange: () => Promise<void> };

// What it keeps changes only by the buttons here, which draw the card again.
const neverChanges = () => () => undefined;

/** Which devices may be woken, and whether this is one of them. */
export function DeviceCard({ devices, pushKey, onChange }: DeviceCardProps) {
  const t = useTranslations("reminders.devices");
  const trouble = useTroubleWords();
  // Only the browser knows which of them it is; undefined until it is asked.
  const here = useSyncExternalStore<string | null | undefined>(neverChanges, deviceHere, () => undefined);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const own = devices.find(({ id }) => id === here);
  const isOn = own !== undefined && !own.gone;

  async function act(work: () => Promise<"added" | Unwakeable | undefined>) {
    setBusy(true);
    setProblem(null);
    try {
      const outcome = await work();
      if (outcome && outcome !== "added") setProblem(t(`problems.${outcome}`));
      await onChange();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setProblem(trouble(error));
    } finally {
      setBusy(false);
    }
  }

  const forget = (id: string) => act(() => forgetDevice(id).then(() => undefined));
  return (
    <section aria-labelledby="devices" className="flex flex-col gap-3">
      <h2 id="devices" className="text-heading">
        {t("title")}
      </h2>
      {here === undefined ? null : !canBeWoken() ? (
        <p className="text-soft">{t("problems.unable")}</p>
      ) : (
        <>
          <p>{isOn ? t("on") : t("off")}</p>
          {isOn && own ? (
            <Button look="quiet" wide disabled={busy} onClick={() => void forget(own.id)}>
              {t("switchOff")}
            </Button>
          ) : (
            <Button look="quiet" wide disabled={busy} onClick={() => void act(() => addDevice(pushKey))}>
              {t("switchOn")}
            </Button>
          )}
        </>
      )}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      {devices.some(({ id, gone }) => gone || id !== own?.id) ? (
        <ul aria-label={t("others")} className="flex flex-col gap-1">
          {devices
            .filter((device) => device.gone || device.id !== own?.id)
            .map((device) => (
              <li key={device.id} className="flex items-center justify-between gap-3 border-t border-line pt-1">
                <span className="min-w-0">
                  {device.device || t("unnamed")}
                  {device.gone ? <span className="block text-(length:--hint-text) text-soft">{t("gone")}</span> : null}
                </span>
                <Button look="plain" disabled={busy} onClick={() => void forget(device.id)}>
                  {t("forget")}
                  <span className="sr-only">: {device.device || t("unnamed")}</span>
                </Button>
              </li>
            ))}
        </ul>
      ) : null}
    </section>
  );
}
