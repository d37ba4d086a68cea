import type { ToldMoment } from "@/lib/check-ins/read";
import type { Bilingual } from "@/lib/exercises/schema";
import { OwnCheckInCard } from "./check-in-card";
import { OwnSessionCard } from "./own-session-card";

type OwnTimelineProps = { items: readonly ToldMoment[]; titles: ReadonlyMap<string, Bilingual> };

/** Sessions, and what was told between them, as one person lived them. */
export const OwnTimeline = ({ items, titles }: OwnTimelineProps) =>
  items.map((one) =>
    one.kind === "session" ? (
      <OwnSessionCard key={`session ${one.id}`} session={one.session} titles={titles} />
    ) : (
      <OwnCheckInCard key={`check-in ${one.id}`} checkIn={one.checkIn} />
    ),
  );
