import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AddressForm } from "@/components/access/address-form";
import { DisplayChoices } from "@/components/access/display-choices";
import { PasswordChangeForm } from "@/components/access/password-change-form";
import { SignInList } from "@/components/access/sign-in-list";
import { SignOutButton } from "@/components/access/sign-out-button";
import { WaysIn } from "@/components/access/ways-in";
import { asTheme, themeCookie } from "@/components/frame/theme";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, readWaysIn } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { canSendMail } from "@/lib/messages/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("relatives.account");
  return { title: t("title") };
}

export default async function AccountOfRelative() {
  const { value, viewer } = await enterPage({ permission: "me:change" }, async (tx, looking) =>
    looking.role === "relative" ? accepted(await readWaysIn(tx)) : refused("role_cannot"),
  );
  const [t, access, frame] = await Promise.all([
    getTranslations("relatives.account"),
    getTranslations("access"),
    getTranslations("frame"),
  ]);
  const [messages, jar] = await Promise.all([getMessages(), cookies()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["access", "signIn", "stepUp", "frame"])}>
      <PageTitle scale="client" lead={t("lead", { name: viewer.name })}>
        {t("title")}
      </PageTitle>
      <DisplayChoices theme={asTheme(jar.get(themeCookie)?.value)} />
      <hr className="border-line" />
      <PasswordChangeForm email={viewer.email} />
      <AddressForm email={viewer.email} canSend={canSendMail()} />
      <WaysIn ways={value} here="/my-account" />
      <hr className="border-line" />
      <SignInList signIns={value.signIns} />
      <SignOutButton label={frame("signOut")} failed={access("settings.signOutFailed")} />
    </NextIntlClientProvider>
  );
}
