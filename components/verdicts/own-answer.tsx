"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { acceptVerdict, withdrawVerdict } from "@/lib/verdicts/browser";

type OwnAnswerProps = { clientId: string; id: string; isAgreed: boolean; words: { yes: string; no: string } };

/** Yes and rather not weigh the same; after a yes, rather not stays possible until the day. */
export function OwnAnswer({ clientId, id, isAgreed, words }: OwnAnswerProps) {
  const router = useRouter();
  const trouble = useTroubleWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (answer: "yes" | "no") =>
      answer === "yes" ? acceptVerdict(clientId, id) : withdrawVerdict(clientId, id),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(error);
  return (
    <>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {isAgreed ? null : (
          <Button look="quiet" disabled={isPending} onClick={() => mutate("yes")}>
            {words.yes}
          </Button>
        )}
        <Button look={isAgreed ? "plain" : "quiet"} disabled={isPending} onClick={() => mutate("no")}>
          {words.no}
        </Button>
      </div>
    </>
  );
}
