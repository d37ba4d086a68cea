"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { FieldErrors, Sending, Sent } from "./sending";

type SendingFormProps = {
  sending: Sending;
  judge: (sent: Sent) => FieldErrors;
  send: (sent: Sent) => Promise<void>;
  /** The button that sends it, and what belongs beside it. */
  actions: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The fields of one thing that is sent to the house; what is in the way is said above the button. */
export function SendingForm({
  sending: { form, submit, trouble },
  judge,
  send,
  actions,
  className = "flex flex-col gap-5",
  children,
}: SendingFormProps) {
  return (
    // Should it be sent before the page is awake, then not in an address: hence the method.
    <form ref={form} method="post" noValidate onSubmit={submit(judge, send)} className={className}>
      {children}
      {trouble ? (
        <Notice kind="attention" live="assertive">
          {trouble}
        </Notice>
      ) : null}
      {actions}
    </form>
  );
}
