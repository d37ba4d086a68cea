import { openDoor } from "@/lib/access/open-door";
import { invitationAcceptance } from "@/lib/access/schema";
import { acceptInvitation } from "@/lib/access/write";

export const POST = openDoor(invitationAcceptance, ({ token, ...rest }) => acceptInvitation(token, rest));
