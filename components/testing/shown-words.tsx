import { NextIntlClientProvider } from "next-intl";
import type { FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Locale } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages";

const refuse = (lack: Error) => {
  throw lack;
};

/**
 * The words that a part of a screen shows, in their order: without marks, and without what stands in a mark alone. A
 * word that is not there is an error here, where a screen would show its key.
 */
export async function shownWords<P extends object>(
  Part: FunctionComponent<P>,
  props: P,
  locale: Locale = "nl",
): Promise<string> {
  const page = (
    <NextIntlClientProvider
      locale={locale}
      messages={await loadMessages(locale)}
      timeZone="Europe/Amsterdam"
      onError={refuse}
    >
      <Part {...props} />
    </NextIntlClientProvider>
  );
  return renderToStaticMarkup(page)
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}
