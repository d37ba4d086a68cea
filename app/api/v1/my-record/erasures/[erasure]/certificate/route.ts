import { operations } from "@/app/api/operations";
import { printCertificate } from "@/app/api/printing";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { openCertificate } from "@/lib/erasures/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.fetchOwnCertificate, async (entry, { params }) => {
  const found = await openCertificate(entry, params.erasure as string);
  return found.ok ? accepted({ value: await printCertificate(found.value) }) : found;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
