/**
 * Every refusal the house knows, with the HTTP status a door answers it with.
 * Closed on purpose: each has a sentence in both languages (messages `refusals`), and a test walks this list.
 */
export const refusals = {
  not_json: 400,
  bad_address: 400,
  signed_out: 401,
  sign_in_failed: 401,
  code_needed: 401,
  code_wrong: 401,
  passkey_wrong: 401,
  passkey_over: 401,
  role_cannot: 403,
  second_factor_needed: 403,
  step_up_needed: 403,
  carer_only: 403,
  own_care_only: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  same_id_other_content: 409,
  already_set_up: 409,
  email_taken: 409,
  email_in_practice: 409,
  has_account: 409,
  own_role: 409,
  assistant_stays: 409,
  last_carer: 409,
  treats_already: 409,
  handed_over_already: 409,
  handed_over_by_now: 409,
  client_without_carer: 409,
  factor_asked: 409,
  no_factor: 409,
  no_passkeys_here: 409,
  too_many_passkeys: 409,
  exercise_in_use: 409,
  not_a_draft: 409,
  not_active: 409,
  agreement_closed: 409,
  settled_already: 409,
  not_asking: 409,
  already_scored: 409,
  words_changed: 409,
  too_many_open: 409,
  too_many_questions: 409,
  too_many_relatives: 409,
  already_assigned: 409,
  invitation_spent: 410,
  link_spent: 410,
  stale: 412,
  wrong_host: 421,
  too_large: 413,
  wrong_type: 415,
  invalid: 422,
  end_before_start: 422,
  start_in_future: 422,
  unknown_version: 422,
  item_not_in_version: 422,
  unknown_exercise: 422,
  chain_without_grounding: 422,
  chain_without_integration: 422,
  program_empty: 422,
  ends_before_start: 422,
  period_too_long: 422,
  look_not_ahead: 422,
  phase_already_begun: 422,
  licence_missing: 422,
  reason_missing: 422,
  out_of_scale: 422,
  no_levels: 422,
  day_ahead: 422,
  day_past: 422,
  already_ended: 422,
  text_changed: 409,
  too_many_waiting: 409,
  already_asked: 409,
  messages_declined: 409,
  password_too_common: 422,
  set_up_code_wrong: 422,
  set_up_over: 422,
  passkey_unusable: 422,
  must_match: 428,
  too_many_tries: 429,
  busy: 503,
  no_room: 507,
} as const;

export type Refusal = keyof typeof refusals;

export interface Fault {
  path: string;
  refusal: Refusal;
}

/** A refusal is a value: `faults` names the places in the request that it is about. */
export type Result<T, R extends Refusal = Refusal> =
  | { ok: true; value: T }
  | { ok: false; refusal: R; faults?: Fault[]; current?: unknown };

export const accepted = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <R extends Refusal>(
  refusal: R,
  about: { faults?: Fault[]; current?: unknown } = {},
): { ok: false; refusal: R; faults?: Fault[]; current?: unknown } => ({ ok: false, refusal, ...about });
