/** Once per server process: what waits in the queue is sent from here. */
export async function register() {
  // The build replaces this word by a constant: nothing of it reaches the edge bundle.
  // oxlint-disable-next-line node/no-process-env
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ keepQueue }, { enqueueLetters }, { sendLetter }, { deliver }] = await Promise.all([
    import("./db/queue"),
    import("./db/post-office"),
    import("./lib/messages/write"),
    import("./lib/deliveries/write"),
  ]);
  const tasks = {
    letter: (order: unknown) => sendLetter(order as Parameters<typeof sendLetter>[0]),
    message: (order: unknown) => deliver(order as Parameters<typeof deliver>[0], new Date()),
  };
  keepQueue(tasks, enqueueLetters);
}
