import type { ReactNode } from "react";
import { ClientFrame } from "@/components/frame/client-frame";
import { Providers } from "@/components/frame/providers";

/** Who may be here is decided at each page's own door. */
export default function Phone({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <ClientFrame>{children}</ClientFrame>
    </Providers>
  );
}
