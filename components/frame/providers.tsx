"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { UndoProvider } from "@/components/ui/undo-notice";

export function Providers({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 30_000, retry: 1 }, mutations: { networkMode: "always" } },
      }),
  );
  return (
    <QueryClientProvider client={queries}>
      <UndoProvider labels={{ undo: t("undo"), dismiss: t("dismiss") }}>{children}</UndoProvider>
    </QueryClientProvider>
  );
}
