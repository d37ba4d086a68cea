"use client";

import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Kept } from "@/lib/outbox/drawer";
import { useOutbox } from "./outbox";
import { ParcelCard, type ReadParcel } from "./parcel-card";

type OutboxLineProps = {
  /** What a parcel holds, in words. */
  read: ReadParcel;
  /** Where it tells of one parcel: what is said of that, instead of what is said of all. */
  of?: { name: string; sending: string; sent: string; later: string };
  /** False where another button on the screen tries again for everything. */
  canRetry?: boolean;
};

/** What lies on this device and nobody else has yet: told in words. Silent while there is nothing. */
export function OutboxLine({ read, of, canRetry = true }: OutboxLineProps) {
  const t = useTranslations("outbox");
  const format = useFormatter();
  const { outbox, ready, waiting, refused, since, closed, loose, busy, signedOut, sent } = useOutbox();
  if (!outbox || !ready) return null;
  const mine = (kept: Kept) => !of || kept.name === of.name;
  const [unsent, shut] = [waiting.filter(mine), refused.filter(mine)];
  const onlyHere = unsent.filter(({ name }) => loose.includes(name));
  const again = (
    <Button look="quiet" disabled={busy} onClick={() => void outbox.send()}>
      {t("tryAgain")}
    </Button>
  );
  const told: string[] = [];
  if (unsent.length > 0 && busy) told.push(of?.sending ?? t("sending"));
  else if (unsent.length > 0 && signedOut) told.push(t("signedOut"));
  else if (onlyHere.length > 0) told.push(t("onlyHere"));
  else if (unsent.length > 0) told.push(of?.later ?? t("waiting", { count: unsent.length }));
  else if (shut.length === 0 && (of || sent > 0)) told.push(of?.sent ?? t("sentNow"));
  if (since !== null && !of)
    told.push(t("since", { day: format.dateTime(since, { weekday: "long", day: "numeric", month: "long" }) }));
  if (closed > 0 && !of) told.push(t("closed"));
  return (
    <>
      {told.length > 0 ? (
        <Notice
          kind={onlyHere.length > 0 ? "attention" : of ? "plain" : "information"}
          live="polite"
          actions={
            unsent.length === 0 || busy ? undefined : signedOut ? (
              <ButtonLink href="/sign-in?to=/today" look="quiet" prefetch={false}>
                {t("signIn")}
              </ButtonLink>
            ) : canRetry ? (
              again
            ) : undefined
          }
        >
          {told.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      ) : null}
      {onlyHere.map((kept) => (
        <ParcelCard key={kept.name} kept={kept} read={read} />
      ))}
      {shut.length > 0 ? (
        <Notice kind="attention" live="polite" title={t("refused.title")}>
          <p>{t("refused.body", { count: shut.length })}</p>
          {shut.map((kept) => (
            <ParcelCard
              key={kept.name}
              kept={kept}
              read={read}
              onTryAgain={() => void outbox.tryAgain(kept)}
              onDiscard={of ? undefined : () => void outbox.discard([kept])}
            />
          ))}
        </Notice>
      ) : null}
    </>
  );
}
