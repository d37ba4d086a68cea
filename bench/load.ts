import { Agent, request } from "node:http";
import { type Measured, type Order, requestIn } from "./order";

// A process of its own, so that what it takes to ask is never counted with those who answer.
process.on("message", (order: Order) => {
  load(order).then(
    (measured) => process.send?.(measured),
    (error: Error) => process.send?.({ trouble: error.message }),
  );
});
process.on("disconnect", () => process.exit(0));

async function load(order: Order): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections });
  const times: number[] = [];
  let asked = 0;
  let bytes = 0;
  let refused = "";
  const began = performance.now();
  const isOver = () =>
    order.count === undefined ? performance.now() - began >= order.seconds * 1000 : asked >= order.count;
  const lane = async (number: number) => {
    for (let n = 0; !isOver() && refused === ""; n++) {
      asked++;
      const since = performance.now();
      const { status, text, size } = await ask(agent, order, number, n);
      times.push(performance.now() - since);
      bytes = size;
      if (status !== 200 && status !== 201) refused = `${order.target} ${order.work}: ${status} ${text.slice(0, 300)}`;
    }
  };
  await Promise.all(Array.from({ length: order.connections }, (_, number) => lane(number)));
  const wall = performance.now() - began;
  agent.destroy();
  if (refused) throw new Error(refused);
  return { times, seconds: wall / 1000, bytes };
}

function ask(agent: Agent, order: Order, lane: number, n: number) {
  const { method, path, headers, body } = requestIn(order, lane, n);
  return new Promise<{ status: number; text: string; size: number }>((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(
      { agent, host: "127.0.0.1", port: order.port, method, path, headers: { ...headers, ...length } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const whole = Buffer.concat(parts);
          const status = answer.statusCode ?? 0;
          resolve({ status, size: whole.length, text: status < 300 ? "" : whole.toString("utf8") });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
