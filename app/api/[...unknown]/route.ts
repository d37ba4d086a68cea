import type { NextRequest } from "next/server";
import { uuidv7 } from "uuidv7";
import { problemResponse } from "@/lib/access/problem";
import { localeOf } from "@/lib/access/viewer";

const nothingHere = (request: NextRequest) =>
  problemResponse({ refusal: "not_found", requestId: uuidv7(), locale: localeOf(request) });

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
