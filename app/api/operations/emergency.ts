import { operation } from "@/lib/access/operation";
import { done } from "@/lib/access/schema";
import * as emergency from "@/lib/emergency/schema";

export const emergencyOperations = {
  beginEmergency: operation({
    method: "PUT",
    path: "/api/v1/emergency-looks/{look}",
    permission: "record:open-in-emergency",
    summary:
      "Open the record of a client whom one does not treat: for an hour, to look only; the owner and the client read why",
    fresh: true,
    body: emergency.emergencyDraft,
    answer: emergency.emergencyLook,
    statuses: [201, 200],
  }),
  endEmergency: operation({
    method: "DELETE",
    path: "/api/v1/emergency-looks/{look}",
    permission: "record:open-in-emergency",
    summary: "End it before the hour is over",
    answer: done,
  }),
};
