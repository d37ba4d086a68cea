import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { AskCopy } from "@/components/copies/ask-copy";
import { ButtonLink } from "@/components/ui/button";
import { ChoiceActions } from "@/components/ui/choice-actions";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { readFactorState } from "@/lib/access/second-factor";
import { pickMessages } from "@/lib/i18n/messages";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("copies");
  return { title: t("title") };
}

const ways = { consents: "consents", statements: "statements", erasures: "destruction" } as const;

export default async function MyRecord() {
  const { value: factor } = await enterPage({ permission: "copy:ask" }, async (tx) =>
    accepted(await readFactorState(tx)),
  );
  const isPasswordAlone = factor.since === null && factor.passkeys === 0;
  const [t, messages] = await Promise.all([getTranslations("copies"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["copies", "stepUp"])}>
      <ButtonLink href="/settings" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("toSettings")}
      </ButtonLink>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <section className="flex flex-col gap-3">
        <h2 className="text-heading">{t("ask.title")}</h2>
        <p>{t("ask.lead")}</p>
        <AskCopy />
        {isPasswordAlone ? (
          <>
            <p className="text-desk text-soft">{t("ask.passwordAlone")}</p>
            <ButtonLink href="/second-factor?to=%2Fmy-record" look="quiet" className="self-start">
              {t("ask.secondStep")}
            </ButtonLink>
          </>
        ) : null}
      </section>
      <hr className="border-line" />
      <ChoiceActions
        label={t("title")}
        choices={(["consents", "statements", "erasures"] as const).map((id) => ({
          id,
          href: `/my-record/${ways[id]}`,
          label: t(`more.${id}`),
          hint: t(`more.${id}Lead`),
        }))}
      />
    </NextIntlClientProvider>
  );
}
