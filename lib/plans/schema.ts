/** From which day to which (null: still) a plan was in force, and the sessions it asks per weekday, Monday first. */
export interface PlanPeriod {
  from: string;
  to: string | null;
  week: number[];
}
