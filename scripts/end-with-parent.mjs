// Loaded into the server process: when whoever started it is killed, the line between them breaks, and it ends too.
// Otherwise it would hold the port, and the next start would need a hand.
process.on("disconnect", () => process.exit(0));
process.channel?.unref();
