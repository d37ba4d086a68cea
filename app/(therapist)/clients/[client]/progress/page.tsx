import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { ProgressReview } from "@/components/progress/progress-review";
import { ReviewPeriodChoice } from "@/components/progress/review-period-choice";
import { enterPage, entryOfPage, orElsewhere } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readToldSessions } from "@/lib/moments/read";
import { reviewPage } from "@/lib/progress/browser";
import { readReview } from "@/lib/progress/read";
import { glimpseOf, reviewPeriod } from "@/lib/progress/rules";
import { accepted } from "@/lib/result";

type Asked = {
  params: Promise<{ client: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("progress");
  return { title: t("desk.title") };
}

export default async function ClientProgress({ params, searchParams }: Asked) {
  const [{ client: clientId }, search] = await Promise.all([params, searchParams]);
  const now = new Date();
  const record = { clientId, act: "sessions.listed" } as const;
  const { value } = await enterPage({ permission: "client:read", record }, async (tx, viewer) => {
    const client = await readClient(tx, viewer, clientId);
    if (!client.ok) return client;
    const today = dayOf(now, client.value.timeZone);
    const period = reviewPeriod(search, today);
    const { from, to } = period;
    return accepted({
      period,
      today,
      sessions: await readToldSessions(tx, viewer, clientId, { from, to, limit: reviewPage }),
    });
  });
  const entry = await entryOfPage("client:read", { clientId, act: "progress.read" });
  const progress = await orElsewhere(await readReview(entry, value.period, now));
  const period = { ...value.period, from: progress.from };

  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), ["progress", "paper"])}>
      <div className="flex flex-col gap-5">
        <ReviewPeriodChoice address={`/clients/${clientId}/progress`} period={period} today={value.today} />
        <ProgressReview
          clientId={clientId}
          askedAt={now.getTime()}
          progress={progress}
          isShortened={progress.bucket !== value.period.wanted}
          latest={{ items: value.sessions.items.map(glimpseOf), isWhole: value.sessions.nextCursor === null }}
        />
      </div>
    </NextIntlClientProvider>
  );
}
