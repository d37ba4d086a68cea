// Who may lean on whom. The rules are made from one list of words, in reading order: a word leans only on earlier ones.
// A screen shows several words at once, so the order holds in lib and not in components.
const words = [
  "practices",
  "access",
  "audit",
  "keys",
  "questions",
  "emergency",
  "clients",
  "care",
  "contacts",
  "exercises",
  "ratings",
  "health",
  "safety",
  "signals",
  "plans",
  "chains",
  "doses",
  "programs",
  "sessions",
  "paper",
  "moments",
  "check-ins",
  "today",
  "notes",
  "progress",
  "reviews",
  "verdicts",
  "goals",
  "measures",
  "attention",
  "visits",
  "reports",
  "consents",
  "messages",
  "reminders",
  "deliveries",
  "statements",
  "retention",
  "erasures",
  "relatives",
  "copies",
  "units",
  "backups",
];
// Signing in is recorded, and whoever records it says who it was; audit takes only the viewer's type from access.
const leansAlsoOn = { access: ["audit"] };
const word = `(?:${words.join("|")})`;
const ground = "^lib/(?:[^/]+\\.ts$|(?:i18n|outbox)/)";
const test = "\\.test\\.tsx?$";
const typesOnly = ["type-only"];

const forbid = (name, from, to) => ({ name, severity: "error", from, to });

const later = words.slice(0, -1).map((own, place) =>
  forbid(
    `${own}-leans-on-a-later-word`,
    { path: `^lib/${own}/`, pathNot: test },
    {
      path: `^lib/(?:${words.slice(place + 1).join("|")})/`,
      pathNot: (leansAlsoOn[own] ?? []).map((also) => `^lib/${also}/`),
    },
  ),
);

module.exports = {
  forbidden: [
    ...later,
    forbid("no-cycle", {}, { circular: true, viaOnly: { dependencyTypesNot: typesOnly } }),
    forbid("resolves", {}, { couldNotResolve: true }),
    forbid("ground-knows-no-word", { path: ground, pathNot: test }, { path: `^lib/${word}/` }),
    forbid(
      "rules-are-pure",
      { path: `^lib/${word}/rules\\.ts$` },
      {
        pathNot: [`^lib/${word}/rules\\.ts$`, "^lib/(?:result|calendar|instant|statistics)\\.ts$"],
        dependencyTypesNot: typesOnly,
      },
    ),
    forbid(
      "rules-take-types-from-schemas-only",
      { path: `^lib/${word}/rules\\.ts$` },
      { pathNot: [`^lib/${word}/(?:rules|schema)\\.ts$`, ground], dependencyTypes: typesOnly },
    ),
    forbid(
      "schemas-touch-no-tables",
      { path: `^lib/${word}/schema\\.ts$` },
      {
        path: [
          "^db/",
          `^lib/${word}/(?:read|write|browser)\\.ts$`,
          "node_modules/(?:drizzle-orm|postgres|react|next)/",
        ],
      },
    ),
    forbid(
      "browser-stays-in-the-browser",
      { path: `^lib/${word}/browser\\.ts$` },
      { path: ["^db/", `^lib/${word}/(?:read|write)\\.ts$`], dependencyTypesNot: typesOnly },
    ),
    forbid(
      "the-server-half-needs-no-browser",
      { path: `^lib/${word}/(?:read|write)\\.ts$` },
      { path: "/browser\\.ts$" },
    ),
    forbid("lib-knows-no-screens", { path: "^(?:lib|db)/" }, { path: "^(?:app|components)/" }),
    forbid("components-know-no-addresses", { path: "^components/" }, { path: "^app/" }),
    forbid(
      "screens-know-no-tables",
      { path: "^(?:app|components)/", pathNot: ["^app/api/testing/", test] },
      { path: "^db/|node_modules/(?:drizzle-orm|postgres)/" },
    ),
    forbid(
      "components-read-and-write-nothing",
      { path: "^components/", pathNot: ["^components/testing/", test] },
      { path: `^lib/${word}/(?!(?:schema|rules|browser)\\.ts$)`, dependencyTypesNot: typesOnly },
    ),
    forbid(
      "ui-knows-no-word",
      { path: "^components/ui/" },
      { path: `^(?:lib|components)/${word}/|^components/frame/` },
    ),
    forbid(
      "tables-know-nothing-above",
      { path: "^db/", pathNot: ["^db/(?:seed|testing)/", test] },
      { path: `^lib/${word}/`, dependencyTypesNot: typesOnly },
    ),
    forbid(
      "only-a-door-connects",
      {
        pathNot: [
          "^db/(?:transaction|front-door|post-office|connection)\\.ts$",
          "^db/(?:seed|testing)/",
          "^app/api/testing/",
          "^(?:scripts|bench)/",
          test,
        ],
      },
      { path: "^db/connection\\.ts$" },
    ),
    forbid("only-auth-knows-next-auth", { pathNot: "^lib/access/auth\\.ts$" }, { path: "node_modules/next-auth/" }),
    forbid(
      "the-product-runs-without-dev-packages",
      { path: "^(?:app|components|lib|db)/", pathNot: ["^db/testing/", test] },
      // Types are gone when it runs, and those of `fhir` have the name of what only tests load.
      { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    ),
  ],
  options: {
    // Followed no further, but seen: excluding node_modules would make the purity rule blind.
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
