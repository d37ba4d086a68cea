import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/access/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { shownSignInOfPage, viewerOfPage } from "@/lib/access/page";
import { isSetUp } from "@/lib/access/read";
import { homeOf, innerPath, isOfRelatives } from "@/lib/access/rules";
import { setting } from "@/lib/environment";
import { pickMessages } from "@/lib/i18n/messages";

export async function generateMetadata() {
  const t = await getTranslations("signIn.signIn");
  return { title: t("title") };
}

const demoAccounts = [
  { email: "therapist@demo.test", who: "therapist" },
  { email: "client@demo.test", who: "client" },
  { email: "owner@demo.test", who: "owner" },
  { email: "second-therapist@demo.test", who: "secondTherapist" },
  { email: "therapist@other.test", who: "otherTherapist" },
] as const;

export default async function SignIn({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  const inner = typeof to === "string" ? innerPath(to) : null;
  const viewer = await viewerOfPage();
  if (viewer) redirect(inner ?? homeOf(viewer.role));
  if (!(await isSetUp())) redirect("/set-up");
  // Somebody near is told one thing, whatever ended: to go on where they were may be what is no longer theirs.
  const said = isOfRelatives(inner) ? "shared" : inner && (await shownSignInOfPage()) ? "ended" : null;
  const [t, messages] = await Promise.all([getTranslations("signIn.signIn"), getMessages()]);
  const password = setting("DEMO_PASSWORD") || "verzacht-demo";
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["signIn", "stepUp"])}>
      <PageTitle scale="client">{t("title")}</PageTitle>
      {said ? <Notice kind="information">{t(said)}</Notice> : null}
      <SignInForm
        to={inner ?? "/"}
        demo={setting("VERZACHT_DEMO") ? { accounts: [...demoAccounts], password } : null}
      />
    </NextIntlClientProvider>
  );
}
