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

/** As many sessions as the review asks for. */
export const reviewPage = 100;

export const latestSessionsOf = (clientId: string, { from, to }: ShownPeriod, askedAt: number) =>
  queryOptions({
    queryKey: [...progressKeys.ofClient(clientId), "latest", from, to, askedAt],
    queryFn: async ({ signal }): Promise<Glimpse[]> => {
      const asked = new URLSearchParams({ from, to, limit: String(reviewPage) });
      const address = `/api/v1/clients/${clientId}/sessions?${asked}` as const;
      return (await ask<{ items: LoggedSession[] }>("GET", address, { signal })).value.items.map(glimpseOf);
    },
  });
