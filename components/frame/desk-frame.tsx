import { cookies } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch";
import { NavLink } from "./nav-link";
import { contentId, SkipLink } from "./skip-link";
import { asTheme, themeCookie } from "./theme";
import { ThemeSwitch } from "./theme-switch";

type DeskFrameProps = {
  /** The name of who is signed in. */
  name: string;
  practiceName: string;
  isOwner: boolean;
  /** Works beside the records: has the contact data, and none of the other places. */
  isAssistant: boolean;
  /** How many things ask for who is signed in. */
  asking: number;
  /** How many questions of clients about the log wait for the owner. */
  questions: number;
  /** The plain button that ends the visit; it speaks to the session, which a frame knows nothing of. */
  signOut: ReactNode;
  children: ReactNode;
};

const item =
  "flex min-h-11 items-center rounded-desk px-3 text-desk text-soft transition-colors hover:bg-moss-2 hover:text-ink aria-[current=page]:bg-moss-2 aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:min-h-10";

/** The desk of who works here: a quiet column at the left on a wide screen, a row on top on a tablet or a phone. */
export async function DeskFrame(props: DeskFrameProps) {
  const { name, practiceName, isOwner, isAssistant, asking, questions, signOut, children } = props;
  const [t, jar] = await Promise.all([getTranslations("frame"), cookies()]);
  const theme = asTheme(jar.get(themeCookie)?.value);
  const ofRecords = [
    { href: "/clients", label: t("clients") },
    { href: "/inbox", label: t("inbox"), count: asking },
    { href: "/exercises", label: t("exercises") },
    { href: "/templates", label: t("templates") },
    ...(isOwner ? [{ href: "/practice", label: t("practice"), count: questions }] : []),
  ];
  const places: { href: string; label: string; count?: number }[] = isAssistant
    ? [{ href: "/contacts", label: t("clients") }]
    : ofRecords;

  return (
    <div
      data-scale="desk"
      data-frame="desk"
      className="lg:grid lg:min-h-dvh lg:grid-cols-[14rem_minmax(0,1fr)] print:block"
    >
      <SkipLink>{t("skipToContent")}</SkipLink>
      <header className="border-line max-lg:border-b lg:border-r print:hidden">
        <div className="flex flex-wrap items-center gap-x-4 px-4 pt-[max(0.25rem,env(safe-area-inset-top))] pb-1 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:gap-y-2 lg:overflow-y-auto lg:px-3 lg:py-6">
          <p className="mr-auto flex items-baseline gap-2 lg:mr-0 lg:mb-4 lg:flex-col lg:gap-0 lg:px-3">
            <span className="text-heading font-semibold text-moss">{t("productName")}</span>
            <span className="truncate text-table text-soft max-md:sr-only">{practiceName}</span>
          </p>
          {/* Read in this order everywhere; on a narrow screen the menu stands in a row of its own, below the rest. */}
          <nav aria-label={t("mainNavigation")} className="-mx-2 max-lg:order-last max-lg:basis-full lg:mx-0">
            <ul className="flex flex-wrap gap-1 px-1 lg:flex-col lg:px-0">
              {places.map((place) => (
                <li key={place.href} className="shrink-0">
                  <NavLink href={place.href} className={item}>
                    {place.label}
                    {place.count ? <span className="tabular ml-2 text-table text-soft">{place.count}</span> : null}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <p className="min-w-0 text-table lg:mt-auto lg:px-3">
            <span className="sr-only">{t("you")}: </span>
            <Link
              href="/account"
              className="block truncate leading-11 underline decoration-edge underline-offset-4 hover:decoration-ink lg:leading-6"
            >
              {name}
              <span className="sr-only"> ({t("settings")})</span>
            </Link>
          </p>
          {/* A phone has these two under the name above. */}
          <div className="flex items-center gap-2 max-md:hidden lg:flex-col lg:items-start lg:px-3">
            <LanguageSwitch
              short
              ofPerson
              labelHidden
              label={t("language")}
              names={{ nl: t("languageNames.nl"), en: t("languageNames.en") }}
            />
            <ThemeSwitch
              labelHidden
              label={t("theme")}
              theme={theme}
              names={{ system: t("themes.system"), light: t("themes.light"), dark: t("themes.dark") }}
              shortNames={{
                system: t("themesShort.system"),
                light: t("themesShort.light"),
                dark: t("themesShort.dark"),
              }}
            />
          </div>
          <div className="-mx-3.5 lg:mx-0 lg:-ml-0.5 lg:self-start">{signOut}</div>
        </div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="mx-auto w-full max-w-7xl min-w-0 px-4 py-6 sm:px-6 lg:px-10 lg:py-8 print:p-0"
      >
        {children}
      </main>
    </div>
  );
}
