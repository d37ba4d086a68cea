import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Relative } from "@/lib/relatives/schema";

export type Reader = { id: string; name: string; isOwner: boolean; treats: boolean; until: string | null };

// As large as a fingertip, and no further from the words around it than a word is.
const emergencyNumber = (words: ReactNode) => (
  <a
    href="tel:112"
    className="-mx-2.5 -my-2.5 inline-flex min-h-11 min-w-11 items-center justify-center font-semibold whitespace-nowrap underline underline-offset-4"
  >
    {words}
  </a>
);

/** Who can read what a client fills in, by name, and that nobody watches while they do. */
type ReaderListProps = {
  readers: Reader[];
  assistants: string[];
  relatives: readonly Pick<Relative, "id" | "name" | "parts" | "state">[];
  practice: string;
  timeZone: string;
};

export function ReaderList({ readers, assistants, relatives, practice, timeZone }: ReaderListProps) {
  const t = useTranslations("access.readers");
  const looks = useTranslations("audit.looks");
  const shares = useTranslations("relatives.parts");
  const format = useFormatter();
  function role(reader: Reader) {
    const words = reader.treats ? (reader.isOwner ? t("ownerAndTherapist") : t("therapist")) : t("owner");
    if (!reader.until) return words;
    // The care ends with the midnight after its last day.
    const last = new Date(Date.parse(reader.until) - 1);
    return t("until", { role: words, day: format.dateTime(last, { day: "numeric", month: "long", timeZone }) });
  }
  function seen(parts: Relative["parts"], state: Relative["state"]) {
    const words = parts.map((part) => shares(`${part}.label`)).join("; ");
    return state === "joined" ? words : t("notIn", { parts: words });
  }
  return (
    <>
      <section className="flex flex-col gap-3">
        <h2 className="text-heading">{t("title")}</h2>
        <p className="text-desk text-soft">{t("intro", { practice })}</p>
        <ul className="flex flex-col gap-2">
          {readers.map((reader) => (
            <li key={reader.id}>
              <span className="font-semibold">{reader.name}</span>
              <span className="block text-desk text-soft">{role(reader)}</span>
            </li>
          ))}
        </ul>
        {assistants.length > 0 ? (
          <p className="text-desk text-soft">
            {t("assistants", { names: assistants.join(", "), count: assistants.length })}
          </p>
        ) : null}
        {relatives.length > 0 ? (
          <>
            <p className="text-desk text-soft">{t("near")}</p>
            <ul className="flex flex-col gap-2">
              {relatives.map(({ id, name, parts, state }) => (
                <li key={id}>
                  <span className="font-semibold">{name}</span>
                  <span className="block text-desk text-soft">{seen(parts, state)}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="text-desk text-soft">{t("logged")}</p>
        <ButtonLink href="/who-looked" look="quiet" wide>
          {looks("open")}
        </ButtonLink>
      </section>
      <section className="flex flex-col gap-2 rounded-card bg-sea-2 p-5">
        <h2 className="text-heading">{t("liveTitle")}</h2>
        <p>{t.rich("live", { call: emergencyNumber })}</p>
      </section>
    </>
  );
}
