import { redirect } from "next/navigation";
import { viewerOfPage } from "@/lib/access/page";
import { isSetUp } from "@/lib/access/read";
import { homeOf } from "@/lib/access/rules";

export default async function Door() {
  const viewer = await viewerOfPage();
  if (viewer) redirect(homeOf(viewer.role));
  redirect((await isSetUp()) ? "/sign-in" : "/set-up");
}
