import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { viewerOfPage } from "@/lib/access/page";
import { chooseLocale, localeCookie } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages";

// next-intl looks for a default export here.
// oxlint-disable-next-line import/no-default-export
export default getRequestConfig(async () => {
  const [jar, sent, viewer] = await Promise.all([cookies(), headers(), viewerOfPage()]);
  const locale = chooseLocale({
    person: viewer?.locale ?? null,
    cookie: jar.get(localeCookie)?.value,
    acceptLanguage: sent.get("accept-language"),
  });
  return { locale, messages: await loadMessages(locale), timeZone: viewer?.timeZone ?? "Europe/Amsterdam" };
});
