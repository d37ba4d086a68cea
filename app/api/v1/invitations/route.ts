import { openDoor } from "@/lib/access/open-door";
import { othersRefused } from "@/lib/access/others-refused";
import { invitationAcceptance } from "@/lib/access/schema";
import { acceptInvitation } from "@/lib/access/write";

export const POST = openDoor(invitationAcceptance, ({ token, ...rest }) => acceptInvitation(token, rest));

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
