import { getTranslations } from "next-intl/server";
import { AddressConfirmation } from "@/components/access/address-confirmation";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { lookAtAddressChange } from "@/lib/access/own-account";

export async function generateMetadata() {
  const t = await getTranslations("signIn.newAddress");
  return { title: t("title") };
}

/** Looking never spends the link. */
export default async function NewAddress({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [t, seen] = await Promise.all([getTranslations("signIn.newAddress"), lookAtAddressChange(token)]);
  if (!seen?.open)
    return (
      <>
        <PageTitle scale="client">{t("spentTitle")}</PageTitle>
        <p>{t("spent")}</p>
        <ButtonLink href="/" look="quiet" wide>
          {t("goOn")}
        </ButtonLink>
      </>
    );
  return (
    <>
      <PageTitle scale="client" lead={<span className="break-words">{t("lead", { email: seen.email })}</span>}>
        {t("title")}
      </PageTitle>
      <AddressConfirmation token={token} />
    </>
  );
}
