import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Contact } from "@/lib/contacts/schema";

export type ContactLine = Pick<Contact, "id" | "name" | "email" | "locale" | "carers"> & {
  /** Whether there is an account, or a link on its way, in a few words. */
  account: string;
};

/** Shared with the line of headings above the rows. */
export const columns = "grid gap-x-5 px-2 lg:grid-cols-[minmax(0,4fr)_minmax(0,5fr)_6rem_minmax(0,4fr)_minmax(0,3fr)]";

/** A quiet row on a wide screen, a card on a smaller one; the whole of it leads to the client's contact data. */
export function ContactRow({ line }: { line: ContactLine }) {
  const t = useTranslations("contacts");
  return (
    <li
      className={classNames(
        columns,
        "relative items-baseline gap-y-0.5 py-2.5 text-table transition-colors focus-within:bg-moss-2 hover:bg-moss-2",
        "max-lg:surface max-lg:px-4 max-lg:py-3.5 lg:min-h-11 lg:border-b lg:border-line print:break-inside-avoid",
      )}
    >
      <Link
        href={`/contacts/${line.id}`}
        className="break-words text-desk font-semibold after:absolute after:inset-0 max-lg:text-heading focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-moss"
      >
        {line.name}
      </Link>
      <p className={classNames("break-words", !line.email && "text-soft")}>{line.email ?? t("noEmail")}</p>
      <p className="text-soft lg:text-ink">{t(`locales.${line.locale}`)}</p>
      <p>{line.account}</p>
      <p className={line.carers.length > 0 ? undefined : "text-soft"}>
        <span className="text-soft lg:sr-only">{t("columns.carers")}: </span>
        {line.carers.join(", ") || t("noCarer")}
      </p>
    </li>
  );
}
