-- What a client says of their record, the answer, why numbers became others, and what was said of health: text about a
-- client (docs/decisions/0022), never stored as it stands by the role that serves.
do $$
declare its text[];
begin
  foreach its slice 1 in array array[
    ['record_statements', 'text'], ['statement_answers', 'words'], ['release_decisions', 'health'],
    ['safety_agreements', 'because']
  ] loop
    execute format('create trigger sealed_%2$s before insert or update of %2$I on %1$I for each row
      when (current_user = ''verzacht_runtime'' and not app.is_sealed(new.%2$I)) execute function app.refuse_plain()',
      its[1], its[2]);
  end loop;
end $$;
