"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useOnce } from "@/components/frame/once";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type InvitationLink, inviteClient } from "@/lib/clients/browser";
import { useFormatter } from "@/lib/i18n/formatter";
import { standingAt } from "./link-standing";

type InvitationCardProps = {
  clientId: string;
  /** The address that is kept now: where it becomes another, the link on the page is one that ended. */
  email: string | null;
  /** Where the invitation stands, as a sentence. */
  state: string;
  isFirst: boolean;
  timeZone: string;
  make?: (clientId: string) => Promise<InvitationLink>;
};

export function InvitationCard({
  clientId,
  email,
  state,
  isFirst,
  timeZone,
  make = inviteClient,
}: InvitationCardProps) {
  const t = useTranslations("clients.invitation");
  const format = useFormatter();
  const router = useRouter();
  const trouble = useTroubleWords();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const invite = useOnce({
    mutationFn: () => make(clientId),
    onSuccess: () => {
      setCopied(null);
      router.refresh();
    },
  });
  const [standing, setStanding] = useState({ address: email, ended: null as string | null });
  const stands = standingAt(standing, email, invite.data?.url);
  if (stands !== standing) setStanding(stands);
  const isEnded = invite.data !== undefined && invite.data.url === stands.ended;
  const link = isEnded ? undefined : invite.data;
  const problem = trouble(invite.error);

  async function copy() {
    if (!link) return;
    field.current?.select();
    // A page without TLS has no clipboard: the link then stands selected, ready for the hand.
    const done = await navigator.clipboard?.writeText(link.url).then(
      () => true,
      () => false,
    );
    setCopied(done ? "yes" : "no");
  }

  return (
    <section aria-labelledby="invitation" className="surface flex flex-col gap-3 p-5 print:hidden">
      <h2 id="invitation" className="text-heading">
        {t("title")}
      </h2>
      {link ? (
        <div className="flex flex-col gap-3">
          <p role="status">{t("ready")}</p>
          <div className="flex flex-wrap items-end gap-3">
            <TextField
              ref={field}
              readOnly
              label={t("link")}
              value={link.url}
              className="min-w-0 grow basis-64"
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button onClick={copy}>{t("copy")}</Button>
          </div>
          <p aria-live="polite" className="text-table text-soft empty:hidden">
            {copied === "yes" ? t("copied") : copied === "no" ? t("copyFailed") : null}
          </p>
          <p className="text-soft">
            {t("until", {
              day: format.dateTime(new Date(link.expiresAt), { timeZone, day: "numeric", month: "long" }),
            })}{" "}
            {t("warning")}
          </p>
        </div>
      ) : (
        <p role={isEnded ? "status" : undefined} className={isEnded ? undefined : "text-soft"}>
          {isEnded && isFirst ? t("addressChanged") : state}
        </p>
      )}
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <Button
        look={isFirst && !link ? "primary" : "quiet"}
        className="w-fit"
        disabled={invite.isPending}
        onClick={() => invite.mutate()}
      >
        {isFirst && !invite.data ? t("make") : t("makeAgain")}
      </Button>
    </section>
  );
}
