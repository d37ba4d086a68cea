import type { FurtherCheck } from "@/db/backups/drill";

/**
 * What a drill asks of a restored copy beside its rows and its structure. Each part of the house that keeps something
 * which only it can judge adds its own: a chain that has to be whole, a text that has to be readable.
 */
export const furtherChecks: FurtherCheck[] = [];
