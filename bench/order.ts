import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { requestOf, type Scene, type Sent, type Target, type Work } from "./works";

/** What the loading process is told to ask, of whom and for how long: seconds, or a number of requests. */
export interface Order {
  target: Target;
  work: Work;
  scene: Scene;
  port: number;
  connections: number;
  seconds: number;
  count?: number;
}

export interface Measured {
  /** Milliseconds of each request, as the one who asks sees them. */
  times: number[];
  seconds: number;
  /** Of one answer. */
  bytes: number;
}

export const requestIn = (order: Order, lane: number, n: number): Sent =>
  requestOf(order.work, order.target, order.scene, `http://127.0.0.1:${order.port}`, lane, n);

export interface Loader {
  run(order: Order): Promise<Measured>;
  stop(): void;
}

export function startLoader(): Loader {
  const child: ChildProcess = fork(fileURLToPath(new URL("./load.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  return {
    run: (order) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error("The process that loads has ended"));
        child.once("exit", ended);
        child.once("message", (answer: Measured | { trouble: string }) => {
          child.off("exit", ended);
          if ("trouble" in answer) reject(new Error(answer.trouble));
          else resolve(answer);
        });
        child.send(order);
      }),
    stop: () => child.kill(),
  };
}
