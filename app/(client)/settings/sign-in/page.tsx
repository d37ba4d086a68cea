import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AddressForm } from "@/components/access/address-form";
import { SignInList } from "@/components/access/sign-in-list";
import { WaysIn } from "@/components/access/ways-in";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage, readWaysIn } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { canSendMail } from "@/lib/messages/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("access.signingIn");
  return { title: t("title") };
}

export default async function SigningIn() {
  const { value, viewer } = await enterPage({ permission: "me:change" }, async (tx, looking) =>
    looking.clientId ? accepted(await readWaysIn(tx)) : refused("role_cannot"),
  );
  const [t, messages] = await Promise.all([getTranslations("access"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["access", "signIn", "stepUp"])}>
      <ButtonLink href="/settings" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("signingIn.back")}
      </ButtonLink>
      <PageTitle scale="client">{t("signingIn.title")}</PageTitle>
      <AddressForm email={viewer.email} canSend={canSendMail()} />
      <hr className="border-line" />
      <WaysIn ways={value} here="/settings/sign-in" />
      <hr className="border-line" />
      <SignInList signIns={value.signIns} />
    </NextIntlClientProvider>
  );
}
