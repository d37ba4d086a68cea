import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { SecondFactorForm } from "@/components/access/second-factor-form";
import { SignOutButton } from "@/components/access/sign-out-button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { passkeyHouse } from "@/lib/access/passkey-proof";
import { homeOf, innerPath } from "@/lib/access/rules";
import { readFactorState } from "@/lib/access/second-factor";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("signIn.secondFactor");
  return { title: t("title") };
}

type Asked = { searchParams: Promise<{ to?: string | string[]; by?: string | string[] }> };

/** Where somebody sets up a second factor, or another; who treats gets no further without one. */
export default async function SecondFactor({ searchParams }: Asked) {
  const { value: factor, viewer } = await enterPage({ permission: "me:change", unfinished: true }, async (tx) =>
    accepted(await readFactorState(tx)),
  );
  const { to, by } = await searchParams;
  const [t, access, messages] = await Promise.all([
    getTranslations("signIn.secondFactor"),
    getTranslations("access"),
    getMessages(),
  ]);
  const hasOne = factor.since !== null || factor.passkeys > 0;
  const mustHave = factor.asked && !hasOne;
  const place = access(viewer.role === "client" ? "signingIn.title" : "settings.accountTitle");
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["signIn", "stepUp"])}>
      <PageTitle scale="client" lead={t(factor.asked ? "leadStaff" : "leadClient")}>
        {t("title")}
      </PageTitle>
      <SecondFactorForm
        to={(typeof to === "string" ? innerPath(to) : null) ?? homeOf(viewer.role)}
        by={by === "passkey" || by === "app" ? by : null}
        passkeysHere={passkeyHouse() !== null}
        userAgent={(await headers()).get("user-agent") ?? ""}
        again={factor.since !== null}
        already={hasOne ? t("hasOne", { place }) : null}
        leaving={hasOne ? "back" : factor.asked ? null : "later"}
      />
      {mustHave ? <SignOutButton label={t("signOut")} failed={access("settings.signOutFailed")} /> : null}
    </NextIntlClientProvider>
  );
}
