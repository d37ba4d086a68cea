import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { ShapeMark } from "@/components/ui/shape-mark";
import { Sparkline } from "@/components/ui/sparkline";
import type { CaseloadLine } from "./caseload-lines";

/** Shared with the line of headings above the rows. */
export const columns = classNames(
  "grid gap-x-5 px-2 md:grid-cols-[minmax(0,1fr)_4.5rem_7.5rem_7.5rem]",
  "xl:grid-cols-[minmax(9rem,13rem)_minmax(0,1fr)_4.5rem_7.5rem_7.5rem]",
);

/** A quiet row on a wide screen, a card on a phone; the whole of it leads to the client. */
export function CaseloadRow({ line }: { line: CaseloadLine }) {
  const t = useTranslations("clients");
  const { figures } = line;
  return (
    <li
      className={classNames(
        columns,
        "relative items-center gap-y-1 py-1.5 transition-colors focus-within:bg-moss-2 hover:bg-moss-2",
        "max-md:grid-cols-[minmax(0,1fr)_auto] max-md:surface max-md:px-4 max-md:py-3.5",
        "md:min-h-11 md:border-b md:border-line print:break-inside-avoid",
      )}
    >
      <Link
        data-row
        href={`/clients/${line.id}`}
        className="font-semibold after:absolute after:inset-0 max-xl:row-start-1 max-md:text-heading focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-moss md:max-xl:self-end"
      >
        {line.name}
      </Link>
      <div className="flex min-w-0 flex-col text-table max-xl:col-start-1 max-xl:row-start-2 max-md:col-span-2">
        {line.attention ? <Asking attention={line.attention} name={line.name} /> : null}
        {line.term ? (
          <p className={classNames("text-soft first-letter:uppercase", line.attention && "pl-5")}>{line.term}</p>
        ) : null}
        <p className={classNames("text-soft", line.attention && "pl-5")}>{line.sentence}</p>
      </div>
      {figures ? (
        <>
          <p className="tabular text-table max-md:col-span-2 max-md:col-start-1 max-md:row-start-3 md:text-right md:max-xl:col-start-2 md:max-xl:row-span-2 md:max-xl:row-start-1 xl:col-start-3">
            <span aria-hidden="true" className="text-soft md:hidden">
              {t("columns.week")}:{" "}
            </span>
            <span aria-hidden="true">{figures.week}</span>
            <span className="sr-only">{figures.weekSpoken}</span>
          </p>
          <Trend
            of={figures.tension}
            hue="tension"
            name={t("columns.tension")}
            place="max-md:col-start-1 md:max-xl:col-start-3 xl:col-start-4"
          />
          <Trend
            of={figures.safety}
            hue="safety"
            name={t("columns.safety")}
            place="max-md:col-start-2 md:max-xl:col-start-4 xl:col-start-5"
          />
        </>
      ) : null}
    </li>
  );
}

/** What asks, in one sentence that leads to its data. */
function Asking({ attention, name }: { attention: NonNullable<CaseloadLine["attention"]>; name: string }) {
  return (
    <p className="flex gap-1.5">
      <ShapeMark shape="diamond" className="mt-0.5 size-3.5 shrink-0 text-clay" />
      <span>
        <Link href={attention.href} className="relative z-1 py-1 underline-offset-4 hover:underline">
          <span className="sr-only">{name}: </span>
          {attention.sentence}
        </Link>
        <span className="text-soft">
          {attention.when ? ` ${attention.when}` : null}
          {attention.more ? ` · ${attention.more}` : null}
        </span>
      </span>
    </p>
  );
}

type Shown = NonNullable<CaseloadLine["figures"]>["tension"];

function Trend({ of, hue, name, place }: { of: Shown; hue: "tension" | "safety"; name: string; place: string }) {
  if (!of) return null;
  return (
    <div className={classNames(place, "max-md:row-start-4 md:max-xl:row-span-2 md:max-xl:row-start-1")}>
      <p aria-hidden="true" className="text-table text-soft md:hidden">
        {name}
      </p>
      <Sparkline points={of.points} hue={hue} label={of.label} />
    </div>
  );
}
