import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { canSendMail, readWaitingMail } from "@/lib/messages/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listMail, async (tx, viewer) =>
  accepted({ value: { canSend: canSendMail(), items: await readWaitingMail(tx, viewer), nextCursor: null } }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
