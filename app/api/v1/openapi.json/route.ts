import { openApiDocument } from "@/app/api/openapi";
import { othersRefused } from "@/lib/access/others-refused";

export const GET = () => Response.json(openApiDocument());

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
