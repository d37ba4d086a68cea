import type { ReactNode } from "react";
import { ClientFrame } from "@/components/frame/client-frame";
import { ClientPhone } from "@/components/frame/client-phone";
import { viewerOfPage } from "@/lib/access/page";

/** While a session runs there is no menu: nothing draws the eye away. */
export default async function Quiet({ children }: { children: ReactNode }) {
  return (
    <ClientPhone viewer={await viewerOfPage()}>
      <ClientFrame menu={false}>{children}</ClientFrame>
    </ClientPhone>
  );
}
