"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";

type SureQuestionProps = {
  question: ReactNode;
  yes: string;
  no: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
};

/** Asked before what can't be taken back. The focus comes to the question, so that it is read before it is answered. */
export function SureQuestion({ question, yes, no, isBusy, onYes, onNo }: SureQuestionProps) {
  const id = useId();
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-3">
      <p id={id} ref={place} tabIndex={-1} className="font-semibold outline-none">
        {question}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button aria-disabled={isBusy} onClick={() => isBusy || onYes()}>
          {yes}
        </Button>
        <Button look="quiet" onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  );
}
