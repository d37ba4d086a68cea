import { z } from "zod";
import { isDay } from "./calendar";
import { tooLong } from "./fault";

// Directional marks can make a name read as something else; they carry no meaning in Dutch or English.
const directional = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** An id made by whoever creates the thing. Some devices write it in capitals: the same one, in small letters. */
export const id = z.uuid().overwrite((text) => text.toLowerCase());

/** A day of the calendar, `YYYY-MM-DD`. */
export const day = z.string().refine(isDay, { message: "day" });

const clean = (most: number, least: number, lines: boolean) =>
  z
    .string()
    .refine((text) => text.isWellFormed() && !control.test(text), { message: "unreadable_text" })
    .refine((text) => lines || !/[\r\n\t]/.test(text.trim()), { message: "one_line_only" })
    .overwrite((text) => text.normalize("NFC").replace(directional, "").trim())
    .refine((text) => [...text].length >= least, { message: "missing" })
    .refine((text) => [...text].length <= most, { message: tooLong(most) });

/** One line of text: NFC, trimmed, without control or directional characters; lengths in code points. */
export const line = (most: number, least = 1) => clean(most, least, false);

/** Several lines of text, otherwise as {@link line}. */
export const paragraph = (most: number, least = 0) => clean(most, least, true);
