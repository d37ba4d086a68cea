import { openDoor } from "@/lib/access/open-door";
import { othersRefused } from "@/lib/access/others-refused";
import { setUp } from "@/lib/access/schema";
import { setUpPractice } from "@/lib/access/write";
import { setting } from "@/lib/environment";

export const POST = openDoor(setUp, (first) => setUpPractice(first, setting("SET_UP_CODE")));

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
