import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AwayLink } from "@/components/care/away-link";
import { LeavingForm } from "@/components/care/leaving-form";
import { RoleForm } from "@/components/care/role-form";
import { SignOutColleague } from "@/components/care/sign-out-colleague";
import { PracticePage } from "@/components/frame/practice-page";
import { enterPage } from "@/lib/access/page";
import { dayOf } from "@/lib/calendar";
import { readLeavingPlan, readLeft } from "@/lib/care/read";
import type { LeavingPlan } from "@/lib/care/schema";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted, refused } from "@/lib/result";
import { id } from "@/lib/text";

export async function generateMetadata() {
  const t = await getTranslations("practices");
  return { title: t("title") };
}

type Shown = { plan: LeavingPlan; left: null } | { plan: null; left: string };

export default async function OneMember({ params }: { params: Promise<{ member: string }> }) {
  const memberId = id.safeParse((await params).member).data;
  const { value, viewer } = await enterPage({ permission: "member:let-go" }, async (tx, looking) => {
    if (!memberId || memberId === looking.memberId) return refused("not_found");
    const plan = await readLeavingPlan(tx, looking, memberId);
    if (plan.ok) return accepted<Shown>({ plan: plan.value, left: null });
    const left = await readLeft(tx, looking, memberId);
    return left === null ? plan : accepted<Shown>({ plan: null, left });
  });
  const [t, messages] = await Promise.all([getTranslations("practices.member"), getMessages()]);
  if (!value.plan)
    return (
      <PracticePage title={value.left} lead={t("left", { name: value.left })} back={t("back")}>
        {null}
      </PracticePage>
    );
  const { plan } = value;
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["practices", "stepUp", "refusals"])}>
      <PracticePage title={plan.member.name} lead={t("lead")} back={t("back")}>
        <RoleForm member={plan.member} />
        {plan.member.role === "assistant" ? null : <AwayLink member={plan.member} />}
        <SignOutColleague member={plan.member} />
        <LeavingForm plan={plan} today={dayOf(new Date(), viewer.timeZone)} />
      </PracticePage>
    </NextIntlClientProvider>
  );
}
