"use client";

import { MatterCard, type NamedLine } from "./matter-card";

/** `titleId` names what stands above the list and stays: the button that was used leaves the page with its row. */
export function InboxList({ lines, titleId }: { lines: NamedLine[]; titleId: string }) {
  return (
    <ul aria-labelledby={titleId} className="surface flex flex-col px-5 py-1 max-sm:px-4">
      {lines.map((line) => (
        <MatterCard key={line.key} line={line} titleId={titleId} />
      ))}
    </ul>
  );
}
