import { getTranslations } from "next-intl/server";
import { NotFoundScreen } from "@/components/access/not-found-screen";

export async function generateMetadata() {
  const t = await getTranslations("access.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  return (
    <main>
      <NotFoundScreen />
    </main>
  );
}
