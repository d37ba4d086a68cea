// Loaded into the server process of a soak (with --expose-gc): asked by its parent, it collects and says what is left.
process.on("message", (word) => {
  if (word !== "how much") return;
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20 });
});
