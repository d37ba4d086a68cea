import { redirect } from "next/navigation";
import { isSetUp } from "@/db/front-door";
import { viewerOfPage } from "@/lib/access/page";
import { homeOf } from "@/lib/access/rules";

export default async function Door() {
  const viewer = await viewerOfPage();
  if (viewer) redirect(homeOf(viewer.role));
  redirect((await isSetUp()) ? "/sign-in" : "/set-up");
}
