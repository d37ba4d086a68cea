-- An exercise of a practice's own was drawn as a mat, however it is done. Now by its posture, with words that say what is
-- drawn (lib/exercises/rules.ts writes the same for those made or changed from here on).
update practice_exercises set content = content || jsonb_build_object(
  'illustration', '/illustrations/own-' || posture || '.svg',
  'illustrationAlt', case posture
    when 'lying-back' then '{"nl": "Iemand ligt plat op de rug op een mat, met een kussen onder het hoofd.", "en": "Someone lies flat on their back on a mat, with a cushion under the head."}'::jsonb
    when 'lying-side' then '{"nl": "Iemand ligt op de zij, met een kussen onder het hoofd.", "en": "Someone lies on their side, with a cushion under the head."}'::jsonb
    when 'sitting' then '{"nl": "Iemand zit rechtop op een stoel, voeten op de grond en een hand op het bovenbeen.", "en": "Someone sits upright on a chair, feet on the floor and a hand on the thigh."}'::jsonb
    else '{"nl": "Iemand staat rechtop, de armen langs het lichaam.", "en": "Someone stands upright, arms beside the body."}'::jsonb end);
