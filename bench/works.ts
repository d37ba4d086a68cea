import { uuidv7 } from "uuidv7";

export const works = ["W1", "W2", "W3", "W4"] as const;
export type Work = (typeof works)[number];
export const targets = ["product", "next", "raw"] as const;
export type Target = (typeof targets)[number];

export const titles: Record<Work, string> = {
  W1: "log a session",
  W2: "a year of one client by day",
  W3: "caseload of 100 clients",
  W4: "library search",
};

/** Everything that a request of any target needs to know of the filled practice. Travels to the process that loads. */
export interface Scene {
  practiceId: string;
  therapist: { memberId: string; cookie: string };
  clientIds: string[];
  /** Clients with an account: those who log. */
  writers: { clientId: string; programId: string; itemIds: string[]; cookie: string }[];
  today: string;
  yearAgo: string;
}

export interface Sent {
  method: "GET" | "PUT";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

const searches = ["ademhaling", "vlnder", "zijlig steun", "psoas", "grounding", "trilen"];

const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The n-th request of a lane. All targets are asked the same thing in the same order. */
export function requestOf(work: Work, target: Target, scene: Scene, origin: string, lane: number, n: number): Sent {
  const { practiceId, therapist } = scene;
  const product = target === "product";
  const read = (path: string, query: Record<string, string>): Sent => ({
    method: "GET",
    path: `${path}?${new URLSearchParams(query)}`,
    headers: product ? { cookie: therapist.cookie } : {},
  });
  if (work === "W1") return logging(turn(scene.writers, lane), practiceId, product, origin, n);
  if (work === "W2") {
    const client = turn(scene.clientIds, lane * 7 + n);
    const year = { from: scene.yearAgo, to: scene.today };
    return product
      ? read(`/api/v1/clients/${client}/progress`, { ...year, bucket: "day" })
      : read("/w2", { practice: practiceId, client, ...year });
  }
  if (work === "W3")
    return product
      ? read("/api/v1/caseload", { limit: "200" })
      : read("/w3", { practice: practiceId, therapist: therapist.memberId, today: scene.today });
  const q = turn(searches, lane + n);
  return product ? read("/api/v1/exercises", { q }) : read("/w4", { practice: practiceId, q });
}

function logging(
  writer: Scene["writers"][number],
  practiceId: string,
  product: boolean,
  origin: string,
  n: number,
): Sent {
  const startedAt = new Date(Date.now() - 3_600_000).toISOString();
  const body = {
    programId: writer.programId,
    programVersion: 1,
    startedAt,
    endedAt: new Date(Date.now() - 2_400_000).toISOString(),
    timeZone: "Europe/Amsterdam",
    choice: "relax-only",
    before: { tension: 5 + (n % 4), safety: 8, areas: ["pelvis", "lower-back"] },
    after: { tension: 3 + (n % 3), safety: 8, areas: [] },
    entries: writer.itemIds.map((programItemId) => ({
      programItemId,
      outcome: "done",
      seconds: 300,
      repetitions: null,
    })),
    note: "Vandaag ging het rustiger dan gisteren.",
  };
  const of = product ? "" : `?${new URLSearchParams({ practice: practiceId, client: writer.clientId })}`;
  return {
    method: "PUT",
    path: `${product ? "/api/v1/sessions" : "/w1"}/${uuidv7()}${of}`,
    headers: { "content-type": "application/json", origin, ...(product && { cookie: writer.cookie }) },
    body: JSON.stringify(body),
  };
}
