import type { ReactNode } from "react";
import { ClientFrame } from "@/components/frame/client-frame";

/** While a session runs there is no menu: nothing draws the eye away. */
export default function Quiet({ children }: { children: ReactNode }) {
  return <ClientFrame menu={false}>{children}</ClientFrame>;
}
