import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";

export function BackToShared({ href = "/shared" }: { href?: "/shared" | "/shared/program" }) {
  const t = useTranslations("relatives.view");
  return (
    <ButtonLink href={href} look="plain" className="-mt-3 -mb-2 -ml-5 self-start">
      {t("back")}
    </ButtonLink>
  );
}
