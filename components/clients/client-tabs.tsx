"use client";

import { usePathname } from "next/navigation";
import { Segmented } from "@/components/ui/segmented";

type ClientTabsProps = {
  label: string;
  /** The first is the client's own address, and so only current on exactly that. */
  parts: { href: string; label: string }[];
};

export function ClientTabs({ label, parts }: ClientTabsProps) {
  const path = usePathname();
  const isCurrent = (href: string, at: number) => path === href || (at > 0 && path.startsWith(`${href}/`));
  return (
    <Segmented
      className="print:hidden"
      label={label}
      items={parts.map((part, at) => ({ ...part, current: isCurrent(part.href, at) }))}
    />
  );
}
