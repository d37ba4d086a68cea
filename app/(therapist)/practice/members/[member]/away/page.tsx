import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AwayDesk } from "@/components/care/away-desk";
import { PracticePage } from "@/components/frame/practice-page";
import { enterPage, listOfPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readAwayPlan } from "@/lib/care/away";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { id } from "@/lib/text";

export async function generateMetadata() {
  const t = await getTranslations("care.away");
  return { title: t("title") };
}

/** For a colleague who fell ill. */
export default async function MemberAway({ params }: { params: Promise<{ member: string }> }) {
  const memberId = id.safeParse((await params).member).data;
  const { value, viewer } = await enterPage({ permission: "member:let-go" }, async (tx, looking) =>
    memberId && memberId !== looking.memberId ? readAwayPlan(tx, looking, memberId) : refused("not_found"),
  );
  await listOfPage("client:list", "clients.listed", async () => accepted(null));
  const [t, messages] = await Promise.all([getTranslations("care.away"), getMessages()]);
  const { name } = value.member;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["care", "refusals"])}>
      <PracticePage
        title={t("titleOf", { name })}
        lead={t("leadOf", { name })}
        back={t("backOf", { name })}
        home={`/practice/members/${value.member.id}`}
      >
        <AwayDesk plan={value} isOwn={false} today={dayOf(new Date(), viewer.timeZone)} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
