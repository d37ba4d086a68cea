"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { longDay, plainDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { ShapeMark } from "@/components/ui/shape-mark";
import { useUndo } from "@/components/ui/undo-notice";
import type { Day } from "@/lib/calendar";
import { seeCare } from "@/lib/care/browser";
import type { CareNews as News } from "@/lib/care/schema";
import { useFormatter } from "@/lib/i18n/formatter";

type CareNewsProps = {
  news: News[];
  today: Day;
  /** Of what stands below and stays: the button that was used leaves the page with its line. */
  titleId: string;
};

/** In the inbox. Wanted: to know in time whose clients one has. Feared: to have clients and not know it. */
export function CareNews({ news, today, titleId }: CareNewsProps) {
  const t = useTranslations("care.news");
  if (news.length === 0) return null;
  return (
    <section aria-labelledby="care-news" className="flex flex-col gap-2">
      <h2 id="care-news" className="text-table text-soft">
        {t("title")}
      </h2>
      <ul aria-labelledby="care-news" className="surface flex flex-col px-5 py-1 max-sm:px-4">
        {news.map((one) => (
          <NewsLine key={JSON.stringify(one)} one={one} today={today} titleId={titleId} />
        ))}
      </ul>
    </section>
  );
}

function NewsLine({ one, today, titleId }: { one: News; today: Day; titleId: string }) {
  const t = useTranslations("care.news");
  const router = useRouter();
  const trouble = useTroubleWords("act");
  const offerUndo = useUndo();
  const sentence = useSentence(one, today);
  const told = { clientIds: one.clients.map(({ id }) => id), from: one.from, until: one.until };
  const seeing = useMutation({
    mutationFn: (seen: boolean) => seeCare({ ...told, seen }),
    onSuccess: (_done, seen) => {
      if (seen) {
        document.getElementById(titleId)?.focus();
        offerUndo({ text: t("seenDone", { sentence }), undo: () => seeing.mutate(false) });
      }
      router.refresh();
    },
    // It ended meanwhile, or has other days: the list tells how it is now.
    onError: (error) => {
      offerUndo({ text: trouble(error) ?? "" });
      router.refresh();
    },
  });
  const named = one.clients.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 border-line py-4 not-first:border-t">
      <ShapeMark shape="circle" className="mt-1 size-4 shrink-0 text-sea" />
      <div className="min-w-0 grow basis-72">
        <p>{sentence}</p>
        {named.length > 0 ? (
          <ul className="flex flex-wrap gap-x-4">
            {named.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/clients/${id}`} className="link inline-flex min-h-6 items-center">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-table text-soft">{t("names", { count: one.clients.length })}</p>
        )}
        {one.saidBy && one.saidBy !== one.whom ? (
          <p className="text-table text-soft">{t("saidBy", { name: one.saidBy })}</p>
        ) : null}
      </div>
      <Button
        look="quiet"
        className="max-sm:ml-8"
        disabled={seeing.isPending || seeing.isSuccess}
        aria-label={t("seenOf", { sentence })}
        onClick={() => seeing.mutate(true)}
      >
        {t("seen")}
      </Button>
    </li>
  );
}

function useSentence({ kind, from, until, hasBegun, whom, clients }: News, today: Day): string {
  const t = useTranslations("care.news");
  const format = useFormatter();
  const values = { whom: whom ?? "none", count: clients.length, until: until ? plainDay(format, until, today) : "" };
  if (kind !== "standIn") {
    const when = from === today ? "today" : hasBegun ? "past" : "ahead";
    return t(kind, { ...values, when, from: longDay(format, from, today) });
  }
  if (until === today) return t("standInToday", values);
  if (until === from) return t("standInOn", { ...values, from: longDay(format, from, today) });
  return t(hasBegun ? "standInNow" : "standIn", { ...values, from: plainDay(format, from, today) });
}
