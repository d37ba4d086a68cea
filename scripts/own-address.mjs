// Loaded into the server process, before Next: a request under a name that is not this house's is refused, whatever it asks
// for. A page elsewhere whose name is turned to this machine (DNS rebinding) would else be one origin with us. And behind
// https every answer, a file's too, says that the house is never to be asked for without it.
import { Server } from "node:http";
import { refuseEarly } from "./early-refusal.mjs";

const publicUrl = new URL(process.env.PUBLIC_URL ?? "http://127.0.0.1");
const names = new Set([publicUrl.hostname, "127.0.0.1", "localhost", "[::1]"]);
// Whoever watches over the machines asks these by a number, and learns nothing of anybody.
const forWatchers = new Set(["/api/health", "/api/ready"]);

/** The name in a `Host`, without its port: a proxy may listen on another one than people use. */
function nameIn(host) {
  const [, name] = /^(\[[0-9a-f:.]+\]|[^:/@\s]+?)\.?(?::\d{1,5})?$/i.exec(host ?? "") ?? [];
  return name?.toLowerCase();
}

const emit = Server.prototype.emit;
Server.prototype.emit = function emitOwn(event, request, response, ...rest) {
  if (event !== "request") return emit.call(this, event, request, response, ...rest);
  if (publicUrl.protocol === "https:")
    response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
  if (!names.has(nameIn(request.headers.host)) && !forWatchers.has(request.url.split("?", 1)[0])) {
    refuseEarly(request, response, "wrong_host", 421);
    return true;
  }
  return emit.call(this, event, request, response, ...rest);
};
