import { accessOperations } from "./operations/access";
import { attentionOperations } from "./operations/attention";
import { auditOperations } from "./operations/audit";
import { careOperations } from "./operations/care";
import { clientsOperations } from "./operations/clients";
import { contactsOperations } from "./operations/contacts";
import { emergencyOperations } from "./operations/emergency";
import { exercisesOperations } from "./operations/exercises";
import { goalsOperations } from "./operations/goals";
import { paperOperations } from "./operations/paper";
import { programsOperations } from "./operations/programs";
import { recordsOperations } from "./operations/records";
import { relativesOperations } from "./operations/relatives";
import { remindersOperations } from "./operations/reminders";
import { reportsOperations } from "./operations/reports";
import { reviewsOperations } from "./operations/reviews";
import { safetyOperations } from "./operations/safety";
import { sessionsOperations } from "./operations/sessions";
import { verdictsOperations } from "./operations/verdicts";

// The whole HTTP interface: one line an operation, in one file a word. The doors obey it, and the OpenAPI document is
// made from it.
export const operations = {
  ...accessOperations,
  ...auditOperations,
  ...emergencyOperations,
  ...exercisesOperations,
  ...clientsOperations,
  ...careOperations,
  ...contactsOperations,
  ...programsOperations,
  ...safetyOperations,
  ...sessionsOperations,
  ...reviewsOperations,
  ...reportsOperations,
  ...goalsOperations,
  ...remindersOperations,
  ...paperOperations,
  ...verdictsOperations,
  ...attentionOperations,
  ...recordsOperations,
  ...relativesOperations,
};
