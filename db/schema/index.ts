export * from "./access";
export * from "./audit";
export * from "./clients";
export * from "./exercises";
export * from "./practices";
export * from "./programs";
export * from "./safety";
export * from "./sessions";
