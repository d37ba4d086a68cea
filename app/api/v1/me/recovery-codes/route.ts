import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { renewRecoveryCodes } from "@/lib/access/second-factor";
import { accepted } from "@/lib/result";

export const POST = route(operations.renewRecoveryCodes, async (tx, viewer) => {
  const renewed = await renewRecoveryCodes(tx, viewer);
  return renewed.ok ? accepted({ value: renewed.value }) : renewed;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
