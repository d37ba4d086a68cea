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

export async function generateMetadata() {
  const t = await getTranslations("practices");
  return { title: t("title") };
}

export default async function OneMember({ params }: { params: Promise<{ member: string }> }) {
  const memberId = (await params).member.toLowerCase();
  const { value: plan } = await enterPage({ permission: "member:let-go" }, async (tx, viewer) =>
    memberId === viewer.memberId ? refused("not_found") : readLeavingPlan(tx, viewer, memberId),
  );
  const [t, messages] = await Promise.all([getTranslations("practices.member"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["practices", "stepUp", "refusals"])}>
      <PracticePage title={plan.member.name} lead={t("lead")} back={t("back")}>
        <RoleForm key={plan.member.role} member={plan.member} />
        <SignOutColleague member={plan.member} />
        <LeavingForm plan={plan} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
