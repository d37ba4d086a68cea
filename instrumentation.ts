/** Once per server process: what waits in the queue is sent from here. */
export async function register() {
  // The build replaces this word by a constant: nothing of it reaches the edge bundle.
  // oxlint-disable-next-line node/no-process-env
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ keepQueue }, { enqueueLetters }, { sendLetter }, { deliver }, { keepHeads, seal }] = await Promise.all([
    import("./db/queue"),
    import("./db/post-office"),
    import("./lib/messages/write"),
    import("./lib/deliveries/write"),
    import("./lib/audit/write"),
  ]);
  const tasks = {
    letter: (order: unknown) => sendLetter(order as Parameters<typeof sendLetter>[0]),
    message: (order: unknown) => deliver(order as Parameters<typeof deliver>[0], new Date()),
    sealAudit: () => seal(false),
    sealAllOfAudit: () => seal(true),
    keepAuditHeads: () => keepHeads(new Date()),
  };
  // A file that can't be written to must not keep letters from going out; the hourly task says so again.
  const sealed = () =>
    seal(true)
      .then(() => keepHeads(new Date()))
      .catch((error: Error & { code?: string }) => {
        console.error(JSON.stringify({ audit: "not sealed", error: error.code ?? error.name }));
      });
  keepQueue(tasks, {
    begun: async () => {
      await enqueueLetters();
      await sealed();
    },
    ended: sealed,
    crontab: ["* * * * * sealAudit", "0 * * * * keepAuditHeads", "30 3 * * * sealAllOfAudit"],
  });
}
