import type { ReactNode } from "react";

/** The thing to do, in reach of the thumb: at the end of a short screen, and staying in sight on a long one. */
export function BottomActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-(--frame-bottom) z-20 -mx-4 mt-auto flex flex-col gap-3 bg-paper px-4 py-3 min-[360px]:-mx-5 min-[360px]:px-5 print:hidden">
      {children}
    </div>
  );
}
