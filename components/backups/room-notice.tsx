import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { judgeRoom, type Room } from "@/lib/room";

/** Over every page of the desk: for the owner in time, for everybody when nothing can be saved any more. */
export async function RoomNotice({ room, isOwner }: { room: Room | null; isOwner: boolean }) {
  const word = room ? judgeRoom(room) : "enough";
  if (!room || word === "enough" || (word === "little" && !isOwner)) return null;
  const t = await getTranslations("backups");
  const percent = Math.floor((100 * room.free) / room.size);
  return (
    <Notice kind="attention" title={t(`${word}Room.title`)} className="mb-6 print:hidden">
      {t(`${word}Room.body`, { percent })}
    </Notice>
  );
}
