import type { ReactNode } from "react";

/** One subject of the client's settings: what it is about, and the ways to it. */
export function SettingsPart({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading">{title}</h2>
      <p className="text-desk text-soft">{lead}</p>
      {children}
    </section>
  );
}
