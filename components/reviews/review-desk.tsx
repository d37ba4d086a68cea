import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { type Namespace, pickMessages } from "@/lib/i18n/messages";
import { ProgressReview } from "./progress-review";
import { ReviewPeriodChoice } from "./review-period-choice";

type ReviewDeskProps = Omit<ComponentProps<typeof ProgressReview>, "isShortened"> &
  Pick<ComponentProps<typeof ReviewPeriodChoice>, "period" | "today"> & {
    /** What stands under the charts. */
    children: ReactNode;
  };

/** The review of a period: which one, its charts, and what belongs to them. */
export async function ReviewDesk({ period, today, children, ...review }: ReviewDeskProps) {
  const { clientId, brought } = review;
  const { from, bucket } = brought.progress;
  const names: Namespace[] = ["progress", "reviews", "notes", "ratings", "paper", "verdicts", "refusals"];
  return (
    <NextIntlClientProvider messages={pickMessages(await getMessages(), names)}>
      <div className="flex flex-col gap-5">
        <ReviewPeriodChoice address={`/clients/${clientId}/progress`} period={{ ...period, from }} today={today} />
        <ProgressReview {...review} today={today} isShortened={bucket !== period.wanted} />
        {children}
      </div>
    </NextIntlClientProvider>
  );
}
