import { ChartLine, HeartHandshake, Settings2, Sun, UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NavLink } from "./nav-link";
import { contentId, SkipLink } from "./skip-link";

type ClientFrameProps = {
  children: ReactNode;
  /** A session fills the screen: without the menu, nothing draws the eye away. */
  menu?: boolean;
  /** Whose phone it is: somebody near a client has places of their own. */
  of?: "client" | "relative";
};

const item =
  "flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-choice px-2 text-table text-soft transition-colors hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-moss";

export async function ClientFrame({ children, menu = true, of = "client" }: ClientFrameProps) {
  const t = await getTranslations("frame");
  const near = [
    { href: "/shared", label: t("shared"), Drawing: HeartHandshake },
    { href: "/my-account", label: t("ownAccount"), Drawing: UserRound },
  ];
  const own = [
    { href: "/today", label: t("today"), Drawing: Sun },
    { href: "/my-progress", label: t("myProgress"), Drawing: ChartLine },
    { href: "/settings", label: t("settings"), Drawing: Settings2 },
  ];
  const places = of === "client" ? own : near;
  return (
    <div data-scale="client" data-frame={menu ? "client" : "client-session"} className="flex min-h-dvh flex-col">
      <SkipLink>{t("skipToContent")}</SkipLink>
      <main
        id={contentId}
        tabIndex={-1}
        className="mx-auto flex w-full max-w-120 flex-1 flex-col gap-5 px-4 pt-[max(1.75rem,env(safe-area-inset-top))] pb-[calc(var(--frame-bottom,0px)+0.75rem)] min-[360px]:px-5 print:max-w-none print:p-0"
      >
        {children}
      </main>
      {menu ? (
        <nav
          aria-label={t("mainNavigation")}
          className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)]"
        >
          <ul className="mx-auto grid max-w-120 auto-cols-fr grid-flow-col px-3 py-1">
            {places.map(({ href, label, Drawing }) => (
              <li key={href}>
                <NavLink href={href} className={item}>
                  <Drawing aria-hidden="true" className="size-5" strokeWidth={1.75} />
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}
