import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { getFormatter } from "@/lib/i18n/server-formatter";
import type { GivenCheckIn } from "@/lib/sessions/schema";
import { momentWords } from "./session-moment";
import { CheckInTold } from "./session-told";

const asMoment = ({ at, timeZone }: GivenCheckIn) => ({ startedAt: at, endedAt: at, timeZone });

/** A check-in as the client told it, to be read back. */
export async function OwnCheckInCard({ checkIn, isWhole = false }: { checkIn: GivenCheckIn; isWhole?: boolean }) {
  const [t, tHistory, format] = await Promise.all([
    getTranslations("sessions.checkIn"),
    getTranslations("sessions.history"),
    getFormatter(),
  ]);
  const when = momentWords(format, asMoment(checkIn));
  return (
    <article className="surface flex flex-col gap-2 p-4">
      <h2 className="text-heading first-letter:uppercase">{when.day}</h2>
      <p className="tabular text-desk text-soft">{when.from}</p>
      <Badge>{t(checkIn.askedBy ? "asked" : "kind")}</Badge>
      <CheckInTold checkIn={checkIn} className="text-desk" />
      {isWhole || checkIn.askedBy ? null : (
        <ButtonLink look="plain" href={`/history/between/${checkIn.id}`} className="-mb-2 -ml-5 self-start">
          <span>
            {tHistory("open")}{" "}
            <span className="sr-only">({tHistory("openOf", { day: when.day, time: when.from })})</span>
          </span>
        </ButtonLink>
      )}
    </article>
  );
}

/** The same on the therapist's desk, between the sessions. `timeZone` is that of whoever reads. */
export async function CheckInLine({ checkIn, timeZone }: { checkIn: GivenCheckIn; timeZone: string }) {
  const [t, tSessions, format] = await Promise.all([
    getTranslations("sessions.checkIn"),
    getTranslations("clients.sessions"),
    getFormatter(),
  ]);
  const when = momentWords(format, asMoment(checkIn));
  const zone = checkIn.timeZone.replaceAll("_", " ");
  return (
    <li className="flex flex-col gap-2 border-b border-line py-4 print:break-inside-avoid">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 className="text-desk first-letter:uppercase">{when.day}</h3>
        <p className="tabular text-table text-soft">
          {when.from}
          {checkIn.timeZone === timeZone ? null : ` · ${tSessions("inZone", { zone })}`}
        </p>
        <Badge>{t(checkIn.askedBy ? "asked" : "kind")}</Badge>
      </div>
      <CheckInTold checkIn={checkIn} className="text-table" />
    </li>
  );
}
