import postgres from "postgres";

const kept = globalThis as typeof globalThis & { floorPool?: ReturnType<typeof postgres> };

/** As many connections as the product has, as the one role that passes row security. */
export const pool = () =>
  (kept.floorPool ??= postgres({
    ...(JSON.parse(process.env.FLOOR_DATABASE ?? "{}") as object),
    max: 10,
    onnotice: () => undefined,
  }));
