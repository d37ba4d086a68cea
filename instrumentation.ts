/** Once per server process: the post goes out every minute, so that a letter whose first try failed is tried again. */
export async function register() {
  // The build replaces this word by a constant: nothing of it reaches the edge bundle.
  // oxlint-disable-next-line node/no-process-env
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { sendWaitingMail } = await import("./lib/messages/write");
  const post = () => void sendWaitingMail().catch(() => undefined);
  setInterval(post, 60_000).unref();
}
