"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShapeMark } from "@/components/ui/shape-mark";
import { settleSignal } from "@/lib/signals/browser";
import type { SignalLine } from "./signal-words";

export function SignalList({ lines }: { lines: SignalLine[] }) {
  const t = useTranslations("safety.signals");
  return (
    <section id="signals" aria-labelledby="signals-title" className="surface scroll-mt-4 px-5 pt-5 pb-2">
      <h2 id="signals-title" tabIndex={-1} className="text-heading outline-none">
        {t("title")}
      </h2>
      <ul className="flex flex-col">
        {lines.map((line) => (
          <OpenSignal key={line.id} line={line} />
        ))}
      </ul>
    </section>
  );
}

function OpenSignal({ line }: { line: SignalLine }) {
  const t = useTranslations("safety.signals");
  const router = useRouter();
  const trouble = useTroubleWords();
  const settle = useMutation({
    mutationFn: () => settleSignal(line.id),
    onSuccess: () => {
      // The button leaves the page with its row: the list's own title takes the focus.
      document.getElementById("signals-title")?.focus();
      router.refresh();
    },
  });
  const problem = trouble(settle.error);
  return (
    <li className="border-line not-first:border-t">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
        <ShapeMark shape="diamond" className="mt-1 size-4 shrink-0 text-clay" />
        <p className="min-w-0 grow basis-60">
          {line.sentence}{" "}
          <span className="block text-table text-soft">
            {line.when}
            {line.href ? (
              <>
                {" · "}
                <Link href={line.href} className="link">
                  {t("session")}
                </Link>
              </>
            ) : null}
          </span>
        </p>
        <Button
          look="quiet"
          disabled={settle.isPending || settle.isSuccess}
          aria-label={t("settleOf", { sentence: line.sentence })}
          onClick={() => settle.mutate()}
        >
          {t("settle")}
        </Button>
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive" className="mb-3">
          {problem}
        </Notice>
      ) : null}
    </li>
  );
}
