-- What a client asks about who looked, and the answer, are text about a client (docs/decisions/0022): never stored as it
-- stands by the role that serves.
create trigger sealed_question before insert or update of question on look_questions for each row
  when (current_user = 'verzacht_runtime' and not app.is_sealed(new.question)) execute function app.refuse_plain();
--> statement-breakpoint
create trigger sealed_answer before insert or update of answer on look_questions for each row
  when (current_user = 'verzacht_runtime' and not app.is_sealed(new.answer)) execute function app.refuse_plain();
