import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { RelativeDesk } from "@/components/relatives/relative-desk";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { enterPage } from "@/lib/access/page";
import { pickMessages } from "@/lib/i18n/messages";
import { readRelatives } from "@/lib/relatives/read";
import { accepted, refused } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("relatives");
  return { title: t("title") };
}

export default async function OwnRelatives() {
  const { value, viewer } = await enterPage({ permission: "relative:keep" }, async (tx, looking) =>
    looking.clientId
      ? accepted(await readRelatives(tx, looking, looking.clientId, new Date()))
      : refused("role_cannot"),
  );
  const [t, messages] = await Promise.all([getTranslations("relatives"), getMessages()]);
  return (
    <NextIntlClientProvider messages={pickMessages(messages, ["relatives", "practices", "stepUp"])}>
      <ButtonLink href="/settings" look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
        {t("back")}
      </ButtonLink>
      <PageTitle scale="client" lead={t("lead")}>
        {t("title")}
      </PageTitle>
      <RelativeDesk relatives={value} timeZone={viewer.timeZone} />
      <hr className="border-line" />
      <section className="flex flex-col gap-3 text-desk">
        <h2 className="text-heading">{t("good.title")}</h2>
        {(["free", "silent", "therapist", "log"] as const).map((word) => (
          <p key={word}>{t(`good.${word}`)}</p>
        ))}
        <ButtonLink href="/who-looked" look="quiet" wide>
          {t("looks")}
        </ButtonLink>
      </section>
    </NextIntlClientProvider>
  );
}
