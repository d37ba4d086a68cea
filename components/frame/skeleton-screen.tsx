import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** What stands while a page is on its way: bars in its shape, and a word for who listens. A quick page shows none of it. */
export function SkeletonScreen({ className, children }: { className: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <div role="status" className={classNames("animate-late", className)}>
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}
