// Loaded into the server process, before Next: what Next itself answers with a 500 is answered here, or made readable.
// It throws at methods that a web Request can't have, at anything but reading a file of its own, and at an address whose
// signs of per cent stand for no letters. (CONNECT never comes this far: Node closes the line, for this is no proxy.)
import { readdirSync } from "node:fs";
import { Server } from "node:http";
import { refuseEarly } from "./early-refusal.mjs";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const reading = ["GET", "HEAD"];
const at = (place) => new URL(`../${place}`, import.meta.url);
const files = new Set(readdirSync(at("public"), { recursive: true }).map((name) => `/${name}`.replaceAll("\\", "/")));
function pathOf(request) {
  return request.url.split("?", 1)[0];
}

/** The methods that this address knows, where the request has another one. */
function otherMethods(request) {
  if (!methods.includes(request.method)) return methods;
  const isFile = files.has(pathOf(request)) || pathOf(request).startsWith("/_next/static/");
  return isFile && !reading.includes(request.method) ? reading : null;
}

/** An address that can't be read is looked up as it stands, and found nowhere. */
function readable(url) {
  const [path] = url.split("?", 1);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + url.slice(path.length);
  }
}

const emit = Server.prototype.emit;
Server.prototype.emit = function emitReadable(event, request, response, ...rest) {
  if (event !== "request") return emit.call(this, event, request, response, ...rest);
  const allowed = otherMethods(request);
  if (allowed) {
    refuseEarly(request, response, "method_not_allowed", 405, { allow: allowed.join(", ") });
    return true;
  }
  request.url = readable(request.url);
  return emit.call(this, event, request, response, ...rest);
};
