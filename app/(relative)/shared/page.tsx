import { getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { SharedHome } from "@/components/relatives/shared-home";
import { enterPage } from "@/lib/access/page";
import { readShared } from "@/lib/relatives/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("relatives.view");
  return { title: t("pageTitle") };
}

export default async function SharedWithMe() {
  const { value } = await enterPage({ permission: "share:look" }, async (tx) => {
    const shared = await readShared(tx, { eventId: uuidv7(), now: new Date() });
    return accepted(shared.ok ? shared.value : null);
  });
  return <SharedHome shared={value} />;
}
