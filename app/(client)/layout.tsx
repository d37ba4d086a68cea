import type { ReactNode } from "react";
import { ClientFrame } from "@/components/frame/client-frame";
import { ClientPhone } from "@/components/frame/client-phone";
import { Providers } from "@/components/frame/providers";
import { viewerOfPage } from "@/lib/access/page";

/** Who may be here is decided at each page's own door. */
export default async function Phone({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage();
  return (
    <Providers memberId={viewer?.memberId}>
      <ClientPhone viewer={viewer}>
        <ClientFrame>{children}</ClientFrame>
      </ClientPhone>
    </Providers>
  );
}
