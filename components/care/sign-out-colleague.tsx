"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { signOutColleague } from "@/lib/access/browser";

/** For a device that is lost, whose owner can't sign it out. */
export function SignOutColleague({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("practices.member.signOut");
  const trouble = useTroubleWords();
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: () => signOutColleague(member.id) });
  const problem = trouble(error);
  const { name } = member;
  return (
    <section aria-labelledby="devices" className="flex max-w-2xl flex-col gap-3">
      <h2 id="devices" className="text-heading">
        {t("title")}
      </h2>
      <p className="text-soft">{t("lead", { name })}</p>
      <Button look="quiet" className="self-start" aria-disabled={isPending} onClick={() => isPending || mutate()}>
        {t("act")}
      </Button>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <p role="status" className="text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {isSuccess ? t("done", { name }) : null}
      </p>
    </section>
  );
}
