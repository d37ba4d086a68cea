"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { UndoProvider } from "@/components/ui/undo-notice";
import { DraftOwner } from "./draft-owner";

interface ProvidersProps {
  /** Whose drafts this device keeps here. */
  memberId?: string | undefined;
  children: ReactNode;
}

export function Providers({ memberId = "device", children }: ProvidersProps) {
  const t = useTranslations("ui");
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 30_000, retry: 1 }, mutations: { networkMode: "always" } },
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      <UndoProvider labels={{ undo: t("undo"), dismiss: t("dismiss") }}>
        <DraftOwner memberId={memberId}>{children}</DraftOwner>
      </UndoProvider>
    </QueryClientProvider>
  );
}
