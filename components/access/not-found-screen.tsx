import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

/** For what is not there and for what is somebody else's: the two look the same on purpose. */
export function NotFoundScreen() {
  const t = useTranslations("access.notFound");
  return (
    <div className="mx-auto flex w-full max-w-112 flex-col items-start gap-4 px-5 py-16">
      <h1 className="text-title">{t("title")}</h1>
      <p>{t("body")}</p>
      <ButtonLink href="/" look="quiet">
        {t("home")}
      </ButtonLink>
    </div>
  );
}
