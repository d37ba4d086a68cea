"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/access/browser";

export function SignOutButton({ label }: { label: string }) {
  const [busy, setBusy] = useState(false);
  async function leave() {
    setBusy(true);
    try {
      await signOut();
      // A full load, not a soft one: nothing that was shown may stay behind in memory.
      window.location.assign("/sign-in");
    } catch {
      setBusy(false);
    }
  }
  return (
    <Button look="plain" disabled={busy} onClick={() => void leave()}>
      {label}
    </Button>
  );
}
