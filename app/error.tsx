"use client";

import { useLocale } from "next-intl";
import { TroubleScreen } from "@/components/frame/trouble-screen";

export default function Trouble({ reset }: { error: Error; reset: () => void }) {
  return <TroubleScreen languages={[useLocale()]} again={reset} />;
}
