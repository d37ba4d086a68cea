import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { LeavingForm } from "@/components/care/leaving-form";
import { RoleForm } from "@/components/care/role-form";
import { SignOutColleague } from "@/components/care/sign-out-colleague";
import { PracticePage } from "@/components/frame/practice-page";
import { enterPage } from "@/lib/access/page";
import { readLeavingPlan } from "@/lib/care/read";
import { pickMessages } from "@/lib/i18n/messages";
import { refused } from "@/lib/result";
import { id } from "@/lib/text";

export async function generateMetadata() {
  const t = await getTranslations("practices");
  return { title: t("title") };
}

export default async function OneMember({ params }: { params: Promise<{ member: string }> }) {
  const memberId = id.safeParse((await params).member).data;
  const { value: plan } = await enterPage({ permission: "member:let-go" }, async (tx, viewer) =>
    memberId && memberId !== viewer.memberId ? readLeavingPlan(tx, viewer, memberId) : refused("not_found"),
  );
  const [t, messages] = await Promise.all([getTranslations("practices.member"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["practices", "stepUp", "refusals"])}>
      <PracticePage title={plan.member.name} lead={t("lead")} back={t("back")}>
        <RoleForm member={plan.member} />
        <SignOutColleague member={plan.member} />
        <LeavingForm plan={plan} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
