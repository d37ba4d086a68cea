import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AddressForm } from "@/components/access/address-form";
import { DisplayChoices } from "@/components/access/display-choices";
import { NameForm } from "@/components/access/name-form";
import { PasswordChangeForm } from "@/components/access/password-change-form";
import { SignInList } from "@/components/access/sign-in-list";
import { WaysIn } from "@/components/access/ways-in";
import { AwayLink } from "@/components/care/away-link";
import { asTheme, themeCookie } from "@/components/frame/theme";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, readWaysIn } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { canSendMail } from "@/lib/messages/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("access.settings");
  return { title: t("accountTitle") };
}

export default async function Account() {
  const { value, viewer } = await enterPage({ permission: "me:change" }, async (tx, looking) =>
    looking.role === "client" || looking.role === "relative" ? refused("role_cannot") : accepted(await readWaysIn(tx)),
  );
  const [t, messages, jar] = await Promise.all([getTranslations("access"), getMessages(), cookies()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["access", "signIn", "stepUp", "frame"])}>
      <div className="flex max-w-120 flex-col gap-8">
        <PageTitle>{t("settings.accountTitle")}</PageTitle>
        <NameForm name={viewer.name} label={t("settings.deskName")} hint={t("settings.deskNameHint")} />
        <section className="flex flex-col gap-3">
          <h2 className="text-heading">{t("password.title")}</h2>
          <PasswordChangeForm email={viewer.email} />
        </section>
        <AddressForm email={viewer.email} canSend={canSendMail()} />
        <WaysIn ways={value} here="/account" />
        <SignInList signIns={value.signIns} />
        {viewer.role === "assistant" ? null : <AwayLink />}
        <section className="flex flex-col gap-3">
          <h2 className="text-heading">{t("settings.display")}</h2>
          <DisplayChoices theme={asTheme(jar.get(themeCookie)?.value)} />
        </section>
      </div>
    </NextIntlClientProvider>
  );
}
