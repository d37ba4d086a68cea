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
import { readNotes } from "@/lib/notes/read";
import { reviewPage } from "@/lib/progress/browser";
import { glimpseOf, reviewPeriod } from "@/lib/progress/rules";
import { accepted } from "@/lib/result";
import { readReviewedPeriods } from "@/lib/reviews/read";

type Asked = {
  params: Promise<{ client: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("progress"))("desk.title"),
});

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
    const sessions = await readToldSessions(tx, viewer, clientId, { from, to, limit: reviewPage });
    const { items: notes } = await readNotes(tx, viewer, clientId, { limit: 20 });
    return accepted({ period, today, notes, latest: sessions.items.map(glimpseOf) });
  });
  const { period, ...about } = value;
  const entry = await entryOfPage("client:read", { clientId, act: "progress.read" });
  const [brought, beside] = await orElsewhere(await readReviewedPeriods(entry, period, now));
  const messages = pickMessages(await getMessages(), ["progress", "reviews", "notes", "ratings", "paper"]);
  return (
    <NextIntlClientProvider messages={messages}>
      <div className="flex flex-col gap-5">
        <ReviewPeriodChoice
          address={`/clients/${clientId}/progress`}
          period={{ ...period, from: brought.progress.from }}
          today={about.today}
        />
        <ProgressReview
          {...{ clientId, brought, beside, ...about }}
          askedAt={now.getTime()}
          isShortened={brought.progress.bucket !== period.wanted}
        />
      </div>
    </NextIntlClientProvider>
  );
}
