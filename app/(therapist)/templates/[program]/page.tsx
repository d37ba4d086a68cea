import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ProgramDesk } from "@/app/(therapist)/program-desk";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readWholeLibrary } from "@/lib/exercises/read";
import { pickMessages } from "@/lib/i18n/messages";
import { readBeginning } from "@/lib/programs/read";
import { accepted } from "@/lib/result";

type Asked = { params: Promise<{ program: string }>; searchParams: Promise<{ from?: string | string[] }> };

export default async function Template({ params, searchParams }: Asked) {
  const { program } = await params;
  const { from } = await searchParams;
  const { value, viewer } = await enterPage({ permission: "program:write" }, async (tx, who) => {
    const beginning = await readBeginning(tx, who, null, program, typeof from === "string" ? from : undefined);
    return beginning.ok ? accepted({ ...beginning.value, exercises: await readWholeLibrary(tx, who) }) : beginning;
  });
  const [t, locale, messages] = await Promise.all([getTranslations("programs"), getLocale(), getMessages()]);
  // Nobody's phone: the preview shows it with release open, so that every exercise can be seen.
  const phone = {
    locale,
    timeZone: viewer.timeZone,
    today: dayOf(new Date(), viewer.timeZone),
    standing: null,
    messages: pickMessages(messages, ["sessions", "exercises"]),
  };
  return (
    <ProgramDesk
      {...value}
      client={null}
      memberId={viewer.memberId}
      namelessTitle={t("template.nameless")}
      phone={phone}
    />
  );
}
