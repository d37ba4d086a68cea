import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

const to = (href: string) => (words: ReactNode) => (
  <Link href={href} className="link">
    {words}
  </Link>
);

type NobodyYetProps = {
  isOwner: boolean;
  /** The viewer's own clients are listed, and not the whole practice's. */
  isOwnList: boolean;
  /** Colleagues treat, so the practice is no new one. */
  hasColleagues: boolean;
  add: ReactNode;
};

/** Where nobody is listed: in a new practice, what to do first and what after it. */
export function NobodyYet({ isOwner, isOwnList, hasColleagues, add }: NobodyYetProps) {
  const t = useTranslations("clients.empty");
  if (hasColleagues) {
    const others = isOwner && isOwnList;
    return (
      <EmptyState title={t(others ? "ownerTitle" : "title")} action={add}>
        {t(others ? "ownerBody" : "body")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("title")} action={add}>
      <p>{t("body")}</p>
      <ol className="mx-auto mt-5 flex max-w-xl list-decimal flex-col gap-2 pl-6 text-left text-ink marker:text-soft">
        <li>{t("client")}</li>
        <li>{t.rich("program", { link: to("/exercises") })}</li>
        <li>{t("invite")}</li>
      </ol>
      {isOwner ? <p className="mt-5">{t.rich("colleagues", { link: to("/practice") })}</p> : null}
    </EmptyState>
  );
}
