import { useEffect } from "react";
import { asTheme, themeCookie } from "@/components/frame/theme";

/** The theme of this browser's cookie. A page that lies on the phone was written before it was chosen. */
export function useCookieTheme() {
  useEffect(() => {
    const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${themeCookie}=`));
    const theme = asTheme(found?.slice(themeCookie.length + 1));
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, []);
}
