import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { SharedProgress } from "@/components/relatives/shared-progress";
import { enterPage } from "@/lib/access/page";
import { readSharedProgress } from "@/lib/relatives/read";
import { accepted } from "@/lib/result";

export async function generateMetadata() {
  const t = await getTranslations("relatives.view");
  return { title: t("pageTitle") };
}

export default async function ProgressSharedWithMe() {
  const { value } = await enterPage({ permission: "share:look" }, async (tx) => {
    const shared = await readSharedProgress(tx, { eventId: uuidv7(), now: new Date() });
    return accepted(shared.ok ? shared.value : null);
  });
  // Not shared now, or never: the page of what is shared says neither.
  if (!value) redirect("/shared");
  return <SharedProgress shared={value} />;
}
