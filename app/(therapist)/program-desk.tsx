"use client";

import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import type { BuilderBoardProps } from "@/components/programs/builder-board";
import { ProgramBuilder } from "@/components/programs/program-builder";
import { previewDay } from "@/components/sessions/preview-day";
import { ProgramNewsNotice } from "@/components/sessions/program-news";
import { TodayView } from "@/components/sessions/today-view";
import type { Locale } from "@/lib/i18n/locale";
import type { Standing } from "@/lib/safety/schema";
import { newsOf } from "@/lib/today/rules";

type ProgramDeskProps = Omit<BuilderBoardProps, "renderPreview"> & {
  /** How the client reads: their language, their day, and how release stands for them: null for nobody in particular. */
  phone: {
    locale: Locale;
    messages: AbstractIntlMessages;
    today: string;
    timeZone: string;
    standing: Standing | null;
  };
};

/**
 * Brings the builder and the client's own screen together: neither knows the other. The news is that for a client who
 * practised under the version they have now.
 */
export function ProgramDesk({ phone, ...builder }: ProgramDeskProps) {
  const sent = builder.program && builder.program.status !== "draft" ? builder.program : null;
  return (
    <ProgramBuilder
      {...builder}
      renderPreview={({ draft, exercises, day }) => {
        const news = newsOf(sent, draft, (id) => exercises.find((exercise) => exercise.id === id)?.title);
        return (
          <NextIntlClientProvider locale={phone.locale} messages={phone.messages} timeZone={phone.timeZone}>
            <div lang={phone.locale} className="contents">
              <TodayView today={previewDay(draft, exercises, day, phone)} locale={phone.locale}>
                {news ? (
                  <ProgramNewsNotice title={draft.title || builder.namelessTitle} news={news} locale={phone.locale} />
                ) : null}
              </TodayView>
            </div>
          </NextIntlClientProvider>
        );
      }}
    />
  );
}
