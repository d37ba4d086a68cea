import type { ReactNode } from "react";
import { ClientFrame } from "@/components/frame/client-frame";
import { Providers } from "@/components/frame/providers";
import { viewerOfPage } from "@/lib/access/page";

/**
 * The phone of somebody near a client: no outbox, no shell that opens without a connection, nothing of somebody else's
 * health on it. Who may be here is decided at each page's own door.
 */
export default async function PhoneOfRelative({ children }: { children: ReactNode }) {
  const viewer = await viewerOfPage();
  return (
    <Providers memberId={viewer?.memberId}>
      <ClientFrame of="relative">{children}</ClientFrame>
    </Providers>
  );
}
