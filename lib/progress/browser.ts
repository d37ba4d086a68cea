import { queryOptions } from "@tanstack/react-query";
import { ask } from "@/lib/ask";
import type { LoggedSession } from "@/lib/sessions/schema";
import { type Glimpse, glimpseOf } from "./rules";
import type { Bucket, Progress } from "./schema";

export interface ShownPeriod {
  from: string;
  to: string;
  bucket: Bucket;
}

export const progressKeys = {
  ofClient: (clientId: string) => ["progress", clientId] as const,
};

/** A client's series. `askedAt` is when the page was made: a page made later never shows what an earlier one kept. */
export const progressOf = (clientId: string, { from, to, bucket }: ShownPeriod, askedAt: number) =>
  queryOptions({
    queryKey: [...progressKeys.ofClient(clientId), "series", from, to, bucket, askedAt],
    queryFn: async ({ signal }): Promise<Progress> => {
      const asked = new URLSearchParams({ from, to, bucket });
      return (await ask<Progress>("GET", `/api/v1/clients/${clientId}/progress?${asked}`, { signal })).value;
    },
  });

export interface LatestSessions {
  items: Glimpse[];
  /** False where the period holds more than one page: then nothing may be counted from these. */
  isWhole: boolean;
}

/** As many sessions as the review counts and shows. */
export const reviewPage = 100;

export const latestSessionsOf = (clientId: string, { from, to }: ShownPeriod, askedAt: number) =>
  queryOptions({
    queryKey: [...progressKeys.ofClient(clientId), "latest", from, to, askedAt],
    queryFn: async ({ signal }): Promise<LatestSessions> => {
      const asked = new URLSearchParams({ from, to, limit: String(reviewPage) });
      const address = `/api/v1/clients/${clientId}/sessions?${asked}` as const;
      const { value } = await ask<{ items: LoggedSession[]; nextCursor: string | null }>("GET", address, { signal });
      return { items: value.items.map(glimpseOf), isWhole: value.nextCursor === null };
    },
  });
