import { View } from "@react-pdf/renderer";
import { dayOf } from "@/lib/calendar";
import type { Look, RecordCopy } from "@/lib/copies/schema";
import { dayWords, Item, Section, type Telling } from "./printed-parts";

const kindOf = ({ action }: Look) => (action === "R" ? "read" : action === "E" ? "copied" : "changed");

/** Lines of one day, of one person and of one kind are told as one: the machine's copy has each of them. */
function daysOf(looks: readonly Look[], timeZone: string) {
  const days = new Map<
    string,
    Map<string, { by: string | null; role: string | null; kinds: Set<string>; count: number }>
  >();
  for (const look of looks) {
    const day = dayOf(new Date(look.at), timeZone);
    const people = days.get(day) ?? new Map();
    days.set(day, people);
    const key = look.byId ?? "";
    const person = people.get(key) ?? { by: look.by, role: look.role, kinds: new Set<string>(), count: 0 };
    person.kinds.add(kindOf(look));
    person.count++;
    people.set(key, person);
  }
  return [...days].map(([day, people]) => ({ day, people: [...people.values()] }));
}

export function PrintedLooks({ record, words, timeZone }: Telling & { record: RecordCopy }) {
  const { copies } = words;
  const named = (by: string | null, role: string | null) => {
    if (by === null) return copies("print.looks.unknown");
    if (role === "assistant") return copies("print.looks.assistant", { name: by });
    return role === "relative" ? copies("print.looks.near", { name: by }) : by;
  };
  const days = daysOf(record.looks, timeZone);
  return (
    <Section words={words} title={copies("print.looks.title")} isEmpty={days.length === 0}>
      {days.map(({ day, people }) => (
        <View key={day} wrap={false}>
          <Item
            title={dayWords(words, day)}
            lines={people.map(({ by, role, kinds, count }) => {
              const name = role === "client" ? copies("print.looks.you") : named(by, role);
              // No record opens to an assistant, whatever the kind of look.
              const did =
                role === "assistant"
                  ? copies("print.looks.contactData")
                  : [...kinds].map((kind) => copies(`print.looks.${kind}`)).join(", ");
              return `${copies("print.looks.line", { name, count })} (${did})`;
            })}
          />
        </View>
      ))}
    </Section>
  );
}
