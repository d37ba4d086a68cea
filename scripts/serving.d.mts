export function noteServing(root: string): void;
export function servingNow(root: string): number[];
export function isAlive(pid: number): boolean;
