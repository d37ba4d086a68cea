import { ask } from "@/lib/ask";

export const settleSignal = async (signalId: string, note?: string): Promise<void> => {
  await ask("POST", `/api/v1/signals/${signalId}/settle`, { body: note ? { note } : {} });
};

/** Takes one's own settling back. */
export const reopenSignal = async (signalId: string): Promise<void> => {
  await ask("POST", `/api/v1/signals/${signalId}/reopen`);
};
