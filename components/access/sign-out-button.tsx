"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/access/browser";

type SignOutButtonProps = {
  label: string;
  /** Said when there was no connection: the visit then goes on. */
  failed: string;
};

export function SignOutButton({ label, failed }: SignOutButtonProps) {
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  async function leave() {
    setState("busy");
    try {
      await signOut();
      // A full load, not a soft one: nothing that was shown may stay behind in memory.
      window.location.assign("/sign-in");
    } catch {
      setState("failed");
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <Button look="plain" disabled={state === "busy"} onClick={() => void leave()}>
        {label}
      </Button>
      <p role="status" className="max-w-prose text-(length:--hint-text) leading-snug text-soft empty:hidden">
        {state === "failed" ? failed : null}
      </p>
    </div>
  );
}
