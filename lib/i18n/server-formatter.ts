import { getLocale, getTimeZone } from "next-intl/server";
import { type Formatter, formatterOf } from "./formatter";

/** For components that wait for something on the server. */
export const getFormatter = async (): Promise<Formatter> => formatterOf(await getLocale(), await getTimeZone());
