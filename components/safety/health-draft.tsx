"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { approveHealthList } from "@/lib/health/browser";
import type { HealthList } from "@/lib/health/schema";

/** The draft, to read and to approve; it is asked of nobody before. */
export function HealthDraft({ list, onApproved }: { list: HealthList; onApproved: () => void }) {
  const t = useTranslations("safety.health");
  const locale = useLocale();
  const router = useRouter();
  const trouble = useTroubleWords();
  const approve = useMutation({
    mutationFn: () => approveHealthList(list.items, list.version),
    onSuccess: onApproved,
    // Where a colleague was first, their list is what is asked.
    onSettled: () => router.refresh(),
  });
  const problem = trouble(approve.error);
  return (
    <Notice
      kind="information"
      title={t("draftTitle")}
      actions={
        <>
          <Button look="quiet" disabled={approve.isPending} onClick={() => approve.mutate()}>
            {t("approveAsIs")}
          </Button>
          <ButtonLink href="/practice/health" look="plain">
            {t("changeFirst")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("draftLead")}</p>
      <ul className="list-disc pl-5">
        {list.items.map(({ id, sentence }) => (
          <li key={id}>{sentence[locale]}</li>
        ))}
      </ul>
      {problem ? <p role="alert">{problem}</p> : null}
    </Notice>
  );
}
