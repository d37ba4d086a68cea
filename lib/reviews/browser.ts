import { queryOptions } from "@tanstack/react-query";
import { ask } from "@/lib/ask";
import { progressKeys, type ShownPeriod } from "@/lib/progress/browser";
import type { Review } from "./schema";

/** What stands beside the series of a period; see `progressOf` for `askedAt`. */
export const reviewOf = (clientId: string, { from, to, bucket }: ShownPeriod, askedAt: number) =>
  queryOptions({
    queryKey: [...progressKeys.ofClient(clientId), "review", from, to, bucket, askedAt],
    queryFn: async ({ signal }): Promise<Review> => {
      const asked = new URLSearchParams({ from, to, bucket });
      return (await ask<Review>("GET", `/api/v1/clients/${clientId}/review?${asked}`, { signal })).value;
    },
  });
