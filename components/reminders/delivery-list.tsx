"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { Button } from "@/components/ui/button";
import { Refused } from "@/lib/ask";
import { useFormatter } from "@/lib/i18n/formatter";
import { readReminders, testReminders } from "@/lib/reminders/browser";
import type { Delivery, Reminders } from "@/lib/reminders/schema";

const every = 1500;
const most = 20;

type DeliveryListProps = { deliveries: Delivery[]; onRead: (reminders: Reminders) => void };

/** What became of the last messages, and a way to try one. */
export function DeliveryList({ deliveries, onRead }: DeliveryListProps) {
  const t = useTranslations("reminders.deliveries");
  const format = useFormatter();
  const trouble = useTroubleWords();
  const [word, setWord] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = useRef(false);
  useEffect(() => {
    leaving.current = false;
    return () => {
      leaving.current = true;
    };
  }, []);
  const wordOf = ({ state, way, problem, shown }: Delivery) =>
    state === "failed"
      ? t(`problems.${problem ?? "no_way"}`)
      : state === "sent"
        ? shown
          ? t("shown")
          : t(`sent.${way ?? "mail"}`)
        : t(`states.${state}`);

  async function test() {
    setBusy(true);
    setWord(t("sending"));
    try {
      const dueAt = await testReminders();
      for (let n = 0; n < most && !leaving.current; n++) {
        await new Promise((later) => setTimeout(later, every));
        const now = await readReminders();
        onRead(now);
        const found = now.deliveries.find((one) => one.kind === "test" && one.dueAt === dueAt);
        if (!found) continue;
        setWord(wordOf(found));
        // One that went to a device may still be shown there; a letter tells nothing more.
        if (found.shown || found.state === "failed" || (found.state === "sent" && found.way === "mail")) break;
        if (found.state === "sent" && n > 5) break;
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setWord(trouble(error));
    } finally {
      setBusy(false);
    }
  }

  const told = deliveries.filter(({ state }) => state !== "not_needed");
  return (
    <section aria-labelledby="deliveries" className="flex flex-col gap-3">
      <h2 id="deliveries" className="text-heading">
        {t("title")}
      </h2>
      <Button look="quiet" wide disabled={busy} onClick={() => void test()}>
        {t("test")}
      </Button>
      <p role="status" className="text-(length:--hint-text) leading-snug empty:hidden">
        {word}
      </p>
      {told.length > 0 ? (
        <ul className="flex flex-col">
          {told.map((one) => (
            <li key={one.id} className="flex flex-col border-t border-line py-2">
              <span>
                {t(`kinds.${one.kind}`)},{" "}
                {format.dateTime(new Date(one.dueAt), {
                  weekday: "long",
                  day: "numeric",
                  month: "long",
                  hour: "2-digit",
                  minute: "2-digit",
                })}
              </span>
              <span className="text-(length:--hint-text) text-soft">{wordOf(one)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
