import { openApiDocument } from "@/app/api/openapi";

export const GET = () => Response.json(openApiDocument());
