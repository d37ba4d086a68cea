import { operation } from "@/lib/access/operation";
import * as access from "@/lib/access/schema";
import * as relatives from "@/lib/relatives/schema";

export const relativesOperations = {
  listRelatives: operation({
    method: "GET",
    path: "/api/v1/my-record/relatives",
    permission: "relative:keep",
    summary: "With whom one shares something now, and what",
    answer: relatives.relativeList,
  }),
  nameRelative: operation({
    method: "PUT",
    path: "/api/v1/my-record/relatives/{relative}",
    permission: "relative:keep",
    summary: "Name somebody near and say what they may see; answers with a one-time link to hand over",
    fresh: true,
    body: relatives.relativeDraft,
    answer: relatives.namedRelative,
    statuses: [201, 200],
  }),
  changeShares: operation({
    method: "PATCH",
    path: "/api/v1/my-record/relatives/{relative}",
    permission: "relative:keep",
    summary: "Share other parts, from the next request on; more than before wants the password or a code",
    tagged: true,
    body: relatives.relativeChange,
    answer: relatives.relative,
  }),
  takeBack: operation({
    method: "DELETE",
    path: "/api/v1/my-record/relatives/{relative}",
    permission: "relative:keep",
    summary: "Take it all back at once: sign-ins, link and account end, and nobody is told",
    answer: access.done,
  }),
  makeRelativeLink: operation({
    method: "POST",
    path: "/api/v1/my-record/relatives/{relative}/link",
    permission: "relative:keep",
    summary: "Another one-time link for somebody who has not come in yet; the one before ends",
    fresh: true,
    answer: relatives.namedRelative,
    statuses: [201],
  }),
  readShared: operation({
    method: "GET",
    path: "/api/v1/shared",
    permission: "share:look",
    summary: "With whom one looks along, and at what",
    answer: relatives.shared,
  }),
  readSharedProgram: operation({
    method: "GET",
    path: "/api/v1/shared/program",
    permission: "share:look",
    summary: "The exercises that are practised now, where they are shared",
    answer: relatives.sharedProgram,
  }),
  readSharedDays: operation({
    method: "GET",
    path: "/api/v1/shared/days",
    permission: "share:look",
    summary: "The days of the last six weeks on which something was practised, where they are shared",
    answer: relatives.sharedDays,
  }),
  readSharedProgress: operation({
    method: "GET",
    path: "/api/v1/shared/progress",
    permission: "share:look",
    summary: "Tension and felt safety before and after, day by day, where they are shared",
    answer: relatives.sharedProgress,
  }),
};
