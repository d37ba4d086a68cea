import { useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { OwnFigures } from "@/components/progress/own-chart";
import { namesOf } from "@/components/progress/plot-places";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PageTitle } from "@/components/ui/page-title";
import { PairedDots } from "@/components/ui/paired-dots";
import { useFormatter } from "@/lib/i18n/formatter";
import { averagesDays } from "@/lib/progress/rules";
import type { SharedProgress as Progress } from "@/lib/relatives/schema";
import { BackToShared } from "./back-to-shared";

/** The ratings as the client themself sees them, and not a word about what they mean. */
export function SharedProgress({ shared }: { shared: Progress }) {
  const t = useTranslations("relatives.view");
  const name = shared.firstName;
  return (
    <>
      <BackToShared />
      <PageTitle scale="client" lead={t("progress.lead", { name })}>
        {t("parts.progress.title")}
      </PageTitle>
      {(["tension", "safety"] as const).map((of) => (
        <SharedChart key={of} shared={shared} of={of} />
      ))}
    </>
  );
}

function SharedChart({ shared: { points, to }, of }: { shared: Progress; of: "tension" | "safety" }) {
  const t = useTranslations("relatives.view.progress");
  const format = useFormatter();
  const day = (date: string) => shortDay(format, date, to);
  const pairs = points.map((point) => ({
    date: point.date,
    sessions: point.sessions,
    before: of === "tension" ? point.tensionBefore : point.safetyBefore,
    after: of === "tension" ? point.tensionAfter : point.safetyAfter,
  }));
  const said = pairs.filter(({ before, after }) => before !== null || after !== null);
  const title = t(of);
  const summary = [
    t(said.length > 0 ? "shapes" : "none"),
    averagesDays({ bucket: "day", points: said }) && t("average"),
    t(`${of}Scale`),
  ];
  return (
    <ChartFrame
      title={title}
      summary={summary.filter(Boolean).join(" ")}
      figuresLabel={t("figures")}
      figures={said.length > 0 ? <OwnFigures title={title} pairs={said} isByWeek={false} day={day} /> : undefined}
    >
      <PairedDots
        format="phone"
        hue={of}
        points={pairs}
        label={t("drawing", { title, count: said.length })}
        names={namesOf(pairs, "day", day)}
      />
    </ChartFrame>
  );
}
